// Requests to the server that this page came from. What goes wrong is a Problem with one clear line.

import { eventsOf } from "./events.js";
import { signedIn, signIn } from "./signin.js";

export const STARTING_TRIES = 40; // the models take some seconds to load after the server has started
const STARTING_WAIT = 1500; // milliseconds
export const UNREACHABLE = "unreachable"; // the type of a problem

/** What the server refused, or why it could not be reached. `message` is one line for people. */
export class Problem extends Error {
  constructor(status, type, message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** Of an RFC 9457 body. Hints that name commands or addresses are for programmers and are left out. */
  static of(body) {
    const hint = body.hint && !/\/v1\/|answerable |GET |POST |Authorization/.test(body.hint) ? ` ${body.hint}` : "";
    return new Problem(body.status, body.type, `${body.detail || body.title}${hint}`);
  }
}

/** The response, if the server was content with the request. Signs in where a key is wanted. */
export async function request(path, options = {}, tries = 0) {
  const key = signedIn();
  const headers = new Headers(options.headers);
  if (key) headers.set("Authorization", `Bearer ${key}`);
  let response;
  try {
    response = await fetch(`/v1/${path}`, { ...options, headers });
  } catch (error) {
    throw unreachable(error);
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401) {
    await signIn(key ? "That key is not valid. It may have been withdrawn." : "", key);
    return request(path, options, tries);
  }
  if (problem.type.endsWith(":starting") && tries < STARTING_TRIES) {
    options.onStarting?.();
    await pause();
    options.signal?.throwIfAborted();
    return request(path, options, tries + 1);
  }
  throw problem;
}

/** What the browser says of a lost connection as a problem; other errors stay what they are. */
function unreachable(error) {
  return error instanceof TypeError ? new Problem(0, UNREACHABLE, "The server cannot be reached. Is it still running?") : error;
}

async function problemOf(response) {
  try {
    return Problem.of(await response.json());
  } catch {
    return new Problem(response.status, "unknown", `The server answered with an error (${response.status}).`);
  }
}

/** A JSON value. */
export async function get(path, options) {
  return (await request(path, options)).json();
}

/** Sends a JSON value; the response, whatever it is. */
export function post(path, body, options = {}) {
  return request(path, {
    ...options,
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Removes something. */
export function remove(path) {
  return request(path, { method: "DELETE" });
}

/** Sends a question or another body and yields the events of its answer. Raises Problem for `error` events. */
export async function* streamed(path, options) {
  const response = await request(path, options);
  try {
    for await (const one of eventsOf(response)) {
      if (one.event === "error") throw Problem.of(one.data);
      yield one;
    }
  } catch (error) {
    throw unreachable(error);
  }
}

/** Wait a little before asking again. */
export function pause() {
  return new Promise((resolve) => {
    setTimeout(resolve, STARTING_WAIT);
  });
}

/** A path of parts that may hold any character. */
export function path(...parts) {
  return parts.map(encodeURIComponent).join("/");
}
