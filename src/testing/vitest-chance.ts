import fc from "fast-check";

/** Property tests try the same cases at every run, so that a red run says something about the change; `SEED=123 npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env.SEED) || 20_261_123 });
