/** What may be asked for over some days: its mean and its variance, in units. */
export type UnitsExpected = { mean: number; variance: number };

/** Above this, demand is as good as normal; below it comes in whole units, which matter. */
const ampleMean = 100;
const ampleVariance = 100_000;

const isCounted = ({ mean, variance }: UnitsExpected) => mean <= ampleMean && variance <= ampleVariance;

/**
 * The chance that no more than `units` are asked for. Slow demand is counted in whole units, as negative binomial where it varies more
 * than by chance and as Poisson where it does not (Syntetos and Boylan, "On the stock control performance of intermittent demand
 * estimators", IJPE 103, 2006); ample demand is normal.
 */
export function chanceWithin(expected: UnitsExpected, units: number): number {
  const most = Math.floor(units);
  if (most < 0) return 0;
  if (expected.mean <= 0) return 1;
  if (!isCounted(expected)) return normalChance((most - expected.mean) / Math.sqrt(Math.max(expected.variance, expected.mean)));
  let within = 0;
  for (const { at, chance } of counts(expected)) {
    if (at > most) break;
    within += chance;
  }
  return Math.min(1, within);
}

/** The least number of units that suffices with a chance of `level`, which is below 1. */
export function unitsFor(expected: UnitsExpected, level: number): number {
  if (expected.mean <= 0) return 0;
  if (!isCounted(expected))
    return Math.max(0, Math.ceil(expected.mean + normalScore(level) * Math.sqrt(Math.max(expected.variance, expected.mean))));
  let within = 0;
  let last = 0;
  for (const { at, chance } of counts(expected)) {
    within += chance;
    last = at;
    // What rounding loses of the sum must not ask for one unit more.
    if (within >= level - 1e-9) return at;
  }
  return last;
}

/** How many units are asked for beyond `units`, on average: what is lost, or waits. */
export function expectedShort(expected: UnitsExpected, units: number): number {
  if (expected.mean <= 0) return Math.max(0, -units);
  if (units <= 0) return expected.mean - units;
  const most = Math.floor(units);
  if (!isCounted(expected)) {
    const deviation = Math.sqrt(Math.max(expected.variance, expected.mean));
    const score = (most - expected.mean) / deviation;
    return Math.max(0, deviation * (density(score) - score * (1 - normalChance(score))));
  }
  // What is served is the sum of the chances that one unit more is asked for.
  let within = 0;
  let served = 0;
  for (const { at, chance } of counts(expected)) {
    if (at >= most) break;
    within += chance;
    served += Math.max(0, 1 - within);
  }
  return Math.max(0, expected.mean - served);
}

/** The chance of each count of units from none on, until what is left does not matter. */
function* counts({ mean, variance }: UnitsExpected): Generator<{ at: number; chance: number }> {
  const isVaried = variance > mean * 1.000_1;
  const size = isVaried ? mean ** 2 / (variance - mean) : 0;
  const part = isVaried ? mean / variance : 0;
  let chance = isVaried ? part ** size : Math.exp(-mean);
  let within = 0;
  for (let at = 0; within < 1 - 1e-10 && at < 100_000; at++) {
    yield { at, chance };
    within += chance;
    chance *= isVaried ? ((at + size) / (at + 1)) * (1 - part) : mean / (at + 1);
  }
}

const density = (score: number) => Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI);

/** Abramowitz and Stegun, "Handbook of mathematical functions", 26.2.17; its error is below 7.5e-8. */
function normalChance(score: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(score));
  const tail = density(score) * t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return score >= 0 ? 1 - tail : tail;
}

/** The score that a chance belongs to, by halving: it is asked for seldom, and is right to the sixth digit. */
function normalScore(chance: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (normalChance(middle) < chance) low = middle;
    else high = middle;
  }
  return high;
}
