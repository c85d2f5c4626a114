import { expect, test } from "vitest";
import { whyItFailed } from "./why-it-failed";

test.each([
  ["connect ECONNREFUSED 127.0.0.1:25", "unreachable"],
  ["getaddrinfo EAI_AGAIN smtp.example.com", "unreachable"],
  ["The carrier answered 503", "unreachable"],
  ["canceling statement due to statement timeout", "database"],
  ["Connection terminated unexpectedly", "database"],
  ["Invalid login: 535 5.7.8 Error: authentication failed", "credentials"],
  ["Can't send mail - all recipients were rejected: 550 no such user", "recipient"],
  ["not_found", "gone"],
  ["shipment.no_weight", "refused"],
  ["Cannot read properties of undefined (reading 'id')", "unknown"],
  [null, "unknown"],
])("%j is told as %s", (error, cause) => {
  expect(whyItFailed(error)).toEqual({ code: `job.cause.${cause}` });
});
