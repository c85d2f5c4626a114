import { AutoETS, initSync as startEts } from "@bsull/augurs/ets";
import { MSTL, initSync as startMstl } from "@bsull/augurs/mstl";

/** Forecasts of smooth demand by the library; null where a series does not let itself be fitted. */
export type Smoothing = {
  /** Exponential smoothing whose error, trend and damping are chosen by the corrected Akaike criterion; without a season. */
  ets(values: readonly number[], horizon: number): number[] | null;
  /** Several seasons taken off by loess one after the other, the rest smoothed exponentially (Bandara et al., 2021). */
  mstl(values: readonly number[], horizon: number, periods: readonly number[]): number[] | null;
};

/** The library's programs, as they lie in its package. */
export type SmoothingPrograms = { ets: Uint8Array; mstl: Uint8Array };

/** Starts the library from its programs. */
export function smoothingFrom({ ets, mstl }: SmoothingPrograms): Smoothing {
  startEts({ module: ets });
  startMstl({ module: mstl });
  return {
    ets: (values, horizon) => {
      const model = new AutoETS(7, "ZZN");
      return fitted(model, values, horizon);
    },
    mstl: (values, horizon, periods) => fitted(MSTL.ets([...periods], { impute: true }), values, horizon),
  };
}

type Model = { fit(values: Float64Array): void; predict(horizon: number): { point: number[] }; free(): void };

function fitted(model: Model, values: readonly number[], horizon: number): number[] | null {
  try {
    model.fit(Float64Array.from(values));
    const { point } = model.predict(horizon);
    return point.length === horizon && point.every(Number.isFinite) ? point.map((value) => Math.max(0, value)) : null;
  } catch {
    // A constant or hopeless series; the next method has its turn.
    return null;
  } finally {
    model.free();
  }
}
