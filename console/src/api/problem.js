// Failures of the API: problem details as RFC 9457 has them.

import { texts } from "../texts.js";

/** @typedef {{pointer?: string, detail: string, code?: string, line?: number, column?: number}} Fault */

/** What went wrong with a call. `status` is 0 where no server answered. */
export class Problem extends Error {
  /**
   * @param {{status: number, type?: string, title?: string, detail?: string, errors?: Fault[], requestId?: string | null, retryAfter?: number | null, body?: Record<string, any>}} found
   */
  constructor({ status, type, title, detail, errors, requestId, retryAfter, body }) {
    super(detail || title || texts.problem.unknown(status));
    this.status = status;
    this.type = type ?? "about:blank";
    this.title = title || texts.problem.unknown(status);
    this.detail = detail ?? "";
    /** @type {Fault[]} */
    this.errors = errors ?? [];
    /** @type {string | null} */
    this.requestId = requestId ?? null;
    /** Seconds after which a repeat is worth it, if the server said so. */
    this.retryAfter = retryAfter ?? null;
    /** The whole body, for members that only one type of problem has. */
    this.body = body ?? {};
  }

  /** The name of the kind, without its namespace: `precondition-failed`. */
  get kind() {
    return this.type.split(":").pop() ?? "";
  }

  /** @param {unknown} error */
  static unreachable(error) {
    return new Problem({
      status: 0,
      title: texts.problem.unreachable,
      detail: texts.problem.unreachableDetail,
      body: { error },
    });
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
export async function problemOf(response) {
  const text = await response.text().catch(() => "");
  /** @type {Record<string, any>} */
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy's page: the status says enough.
  }
  const retryAfter = Number(response.headers.get("retry-after"));
  return new Problem({
    status: response.status,
    type: body.type,
    title: body.title,
    detail: body.detail,
    errors: body.errors,
    requestId: body.requestId ?? response.headers.get("x-request-id"),
    retryAfter: retryAfter > 0 ? retryAfter : null,
    body,
  });
}
