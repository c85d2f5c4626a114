import type { BrowserContext } from "@playwright/test";

/** What went wrong in any page of a context while a test ran. */
export type Watch = {
  /** Lets errors pass that a test provokes on purpose, such as the 409 that the browser itself logs. */
  allow: (pattern: RegExp) => void;
  problems: () => string[];
};

const ownNoise = [/Download the React DevTools/];

/**
 * Collects console errors, uncaught exceptions and breaches of the content security policy (S52): a test in which one
 * occurs has failed, whatever its assertions say.
 */
export function newWatch(): Watch & { over: (context: BrowserContext) => Promise<void> } {
  const seen: string[] = [];
  const allowed: RegExp[] = [...ownNoise];
  return {
    allow: (pattern) => {
      allowed.push(pattern);
    },
    problems: () => seen.filter((text) => !allowed.some((pattern) => pattern.test(text))),
    over: async (context) => {
      context.on("console", (message) => {
        if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          // Told through the console, because that also reaches us from a page that is about to close.
          console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
        });
      });
    },
  };
}
