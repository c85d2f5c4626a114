// Forecasts of demand that comes now and then: the size of a demand and its rate are smoothed apart, and the forecast is flat.

const weights = [0.05, 0.1, 0.2, 0.3] as const;

type Smoothed = { rate: number; error: number };

/**
 * Croston, "Forecasting and stock control for intermittent demands", ORQ 23 (1972): the smoothed size over the smoothed gap,
 * both renewed only on days with demand. Units a day.
 */
export function croston(values: readonly number[]): number {
  return best(values, crostonWith, 1);
}

/** The same without its bias: Syntetos and Boylan, "The accuracy of intermittent demand estimates", IJF 21 (2005). */
export function sba(values: readonly number[]): number {
  return best(values, crostonWith, 0.5);
}

/**
 * Teunter, Syntetos and Babai, "Intermittent demand: linking forecasting to inventory obsolescence", EJOR 214 (2011): the
 * probability of demand is renewed every day, so that what is no longer asked for fades.
 */
export function tsb(values: readonly number[]): number {
  let chosen: Smoothed | null = null;
  for (const ofSize of [0.1, 0.2])
    for (const ofChance of [0.02, 0.05, 0.1]) {
      const tried = tsbWith(values, ofSize, ofChance);
      if (!chosen || tried.error < chosen.error) chosen = tried;
    }
  return chosen?.rate ?? 0;
}

function best(values: readonly number[], smooth: (values: readonly number[], weight: number) => Smoothed, bias: number): number {
  let chosen: (Smoothed & { weight: number }) | null = null;
  for (const weight of weights) {
    const tried = smooth(values, weight);
    if (!chosen || tried.error < chosen.error) chosen = { ...tried, weight };
  }
  if (!chosen) return 0;
  // Half the weight is what Syntetos and Boylan take off.
  return chosen.rate * (bias === 1 ? 1 : 1 - chosen.weight * bias);
}

function crostonWith(values: readonly number[], weight: number): Smoothed {
  const first = values.findIndex((value) => value > 0);
  if (first < 0) return { rate: 0, error: 0 };
  let size = values[first] ?? 0;
  // A series begins with its first demand: what gaps are usual is only known from all of them.
  let gap = Math.max(1, values.length / values.filter((value) => value > 0).length);
  let since = 0;
  let error = 0;
  for (let day = first + 1; day < values.length; day++) {
    const value = values[day] ?? 0;
    error += Math.abs(value - size / gap);
    since += 1;
    if (value <= 0) continue;
    size += weight * (value - size);
    gap += weight * (since - gap);
    since = 0;
  }
  return { rate: size / gap, error };
}

function tsbWith(values: readonly number[], ofSize: number, ofChance: number): Smoothed {
  const sizes = values.filter((value) => value > 0);
  if (sizes.length === 0) return { rate: 0, error: 0 };
  let size = sizes.reduce((sum, value) => sum + value, 0) / sizes.length;
  let chance = sizes.length / values.length;
  let error = 0;
  for (const value of values) {
    error += Math.abs(value - size * chance);
    if (value > 0) {
      size += ofSize * (value - size);
      chance += ofChance * (1 - chance);
    } else chance -= ofChance * chance;
  }
  return { rate: size * chance, error };
}
