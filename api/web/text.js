// Offsets of the server count code points; strings of JavaScript count UTF-16 units.

/** The part of `text` from code point `start` up to `end`, and what stands before and after it. */
export function cut(text, start, end) {
  const from = unitAt(text, 0, start);
  const to = unitAt(text, from, end - start);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

/** The unit that is `points` code points after unit `from`. */
function unitAt(text, from, points) {
  let at = from;
  for (let left = points; left > 0 && at < text.length; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** How many code points `text` has. */
export function pointsOf(text) {
  let found = 0;
  for (const _ of text) found += 1;
  return found;
}

/** Where `wanted` stands in `text` in code points, white space of any length taken as the same; null where it does not. */
export function placeOf(text, wanted) {
  const words = wanted.trim().split(/\s+/u).filter(Boolean);
  if (!words.length) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = new RegExp(pattern, "u").exec(text);
  if (!found) return null;
  const start = pointsOf(text.slice(0, found.index));
  return { start, end: start + pointsOf(found[0]) };
}
