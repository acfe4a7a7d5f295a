// Where the reader is, in the address: #view/arguments, then /cell/..., then /page/document/number/start-end.
// So each view, cell and page has an address, and the browser's own "back" closes what was opened.

/** `{view, args, cell, page}` of an address. */
export function parsed(hash) {
  const parts = hash.replace(/^#/, "").split("/").filter(Boolean).map(decoded);
  const at = (word) => (parts.includes(word) ? parts.indexOf(word) : parts.length);
  const head = parts.slice(0, Math.min(at("cell"), at("page")));
  const cell = parts.slice(at("cell") + 1, at("cell") + 3);
  const [document_id, number, range] = parts.slice(at("page") + 1);
  const [start, end] = (range || "").split("-").map(Number);
  return {
    view: head[0] || (document_id ? "documents" : "ask"),
    args: head.length || !document_id ? head.slice(1) : [document_id],
    cell: cell.length === 2 ? { commitment: cell[0], document: cell[1] } : null,
    page: document_id ? { document_id, number: Number(number) || 1, start: start || 0, end: end || 0 } : null,
  };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of what `parsed` returns. */
export function address({ view = "ask", args = [], cell = null, page = null }) {
  const parts = [view, ...args];
  if (cell) parts.push("cell", cell.commitment, cell.document);
  if (page) parts.push("page", page.document_id, page.number);
  if (page && page.end > page.start) parts.push(`${page.start}-${page.end}`);
  return `#${parts
    .filter((part) => part !== "")
    .map(encodeURIComponent)
    .join("/")}`;
}

/** Where the reader is now. */
export function here() {
  return parsed(location.hash);
}

/** Go somewhere. */
export function go(to) {
  location.hash = address(to);
}

/** Change the address without drawing anything anew. */
export function rename(to) {
  history.replaceState(null, "", address(to));
}

/** Open a page, and perhaps a cell, beside the view that is open; null closes it. */
export function beside(page, cell = null) {
  const { view, args } = here();
  const to = address({ view, args, page, cell });
  if (location.hash === to)
    window.dispatchEvent(new HashChangeEvent("hashchange")); // press again to find it again
  else location.hash = to;
}

/** The page that a citation is on, with its quotation. */
export function pageOf(citation) {
  return { document_id: citation.document_id, number: citation.page || 1, start: citation.start, end: citation.end };
}
