export const TITLE = ""; export function show() {}
