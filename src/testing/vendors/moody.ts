import type { Seen, VendorAnswer } from "@/testing/local-server";

/** "500": it fails. "hang": it never answers. "lost": it does what it is asked, and its answer is lost on the way. */
export type Trouble = "500" | "hang" | "lost";

/**
 * A vendor's server that fails when it is told to: the next questions that fit meet these troubles, one after another.
 * `hangs` is told when it hangs.
 */
export function moody(answer: (asked: Seen) => VendorAnswer, hangs: () => void) {
  const ahead: { question: RegExp; trouble: Trouble }[] = [];
  return {
    ahead,
    trouble: (question: RegExp, ...troubles: Trouble[]) => void ahead.push(...troubles.map((trouble) => ({ question, trouble }))),
    answer(asked: Seen): VendorAnswer {
      const words = `${asked.method} ${asked.path} ${asked.text}`;
      const at = ahead.findIndex(({ question }) => question.test(words));
      if (at < 0) return answer(asked);
      const [met] = ahead.splice(at, 1);
      if (met?.trouble === "500") return { status: 500, body: { message: "Internal error" } };
      if (met?.trouble === "hang") {
        hangs();
        return "hang";
      }
      answer(asked);
      return "hang up";
    },
  };
}
