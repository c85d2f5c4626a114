/** Why something is refused: a code with parameters that every language can word (`reasons.<code>` in the messages). */
export type Reason = { code: string; params?: Record<string, string | number> };

/** Short form for rules: `reason("order.already_shipped", { number })`. */
export function reason(code: string, params?: Reason["params"]): Reason {
  return params ? { code, params } : { code };
}
