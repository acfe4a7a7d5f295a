// What leaves the page: downloads and the clipboard.

import { request } from "./api.js";
import { button } from "./dom.js";
import { careful, note } from "./notices.js";

const FORMATS = { xlsx: "Excel (XLSX)", csv: "Table (CSV)", html: "Report to print (HTML)" };

/** Save text or bytes as a file. */
export function save(name, content, type = "text/plain;charset=utf-8") {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  note(`Saved as ${name}.`);
}

/** Save what the server answers, under the name that it gives it. */
export async function download(path, options = {}, otherwise = "answerable") {
  const response = await request(path, options);
  const named = /filename="?([^";]+)"?/.exec(response.headers.get("Content-Disposition") || "");
  save(named ? named[1] : otherwise, await response.blob());
}

/** Buttons that save a result in each format; `begin` downloads it in one, and problems are shown in `place`. */
export function formats(place, begin) {
  return Object.entries(FORMATS).map(([format, words]) =>
    button(words, "", () => careful(place, () => begin(format)), { "data-format": format }),
  );
}

/** Copy text. Browsers allow it on secure and loopback addresses only; elsewhere the old way is tried. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) {
      note("The browser does not allow copying. Use the download.");
      return;
    }
  }
  note(`${what} copied.`);
}
