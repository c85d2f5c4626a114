export const tones = ["neutral", "info", "progress", "success", "warning", "danger"] as const;
export type Tone = (typeof tones)[number];

export const inkOf: Record<Tone, string> = {
  neutral: "text-neutral",
  info: "text-info",
  progress: "text-progress",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

// --gk is the colour that filled glyphs knock their sign out with: always the paper they lie on.
export const pillOf: Record<Tone, string> = {
  neutral: "bg-neutral-tint text-neutral [--gk:var(--neutral-tint)]",
  info: "bg-info-tint text-info [--gk:var(--info-tint)]",
  progress: "bg-progress-tint text-progress [--gk:var(--progress-tint)]",
  success: "bg-success-tint text-success [--gk:var(--success-tint)]",
  warning: "bg-warning-tint text-warning [--gk:var(--warning-tint)]",
  danger: "bg-danger-tint text-danger [--gk:var(--danger-tint)]",
};
