import { CarrierUnavailable } from "./port";

/** Longer than any single call of an adapter's `fetch`, shorter than the lease of a booking. */
const longestMs = 20_000;

/** The answer of a carrier, or `CarrierUnavailable` when it takes too long: what was asked may have been done all the same. */
export async function inTime<Answer>(answer: Promise<Answer>, ms = longestMs): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new CarrierUnavailable("no answer in time", "maybe")), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
