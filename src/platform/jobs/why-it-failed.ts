import { type Reason, reason } from "@/lib/reason";

// The first that fits counts: our own database and refusals before what looks like somebody else's trouble.
const causes: readonly [RegExp, string][] = [
  [/^not_found$/, "gone"],
  [/^[a-z_]+(\.[a-z_]+)+$/, "refused"],
  [
    /statement timeout|lock timeout|deadlock|could not serialize|terminating connection|Connection terminated|too many clients/i,
    "database",
  ],
  [
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|ESOCKET|socket hang up|fetch failed|timed? ?out|\b50[234]\b/i,
    "unreachable",
  ],
  [/EAUTH|invalid login|\b(401|403|535)\b|unauthori[sz]ed|forbidden/i, "credentials"],
  [/EENVELOPE|recipient|mailbox|\b55[0-4]\b/i, "recipient"],
];

/** Why a job failed, in words for people who do not read programs; the error itself is shown beside it. */
export function whyItFailed(error: string | null): Reason {
  const cause = error ? causes.find(([pattern]) => pattern.test(error))?.[1] : undefined;
  return reason(`job.cause.${cause ?? "unknown"}`);
}
