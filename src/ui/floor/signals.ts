"use client";
import { rememberPreference } from "@/ui/preference";

/** What the floor hears and feels without looking: one high tone for yes, two low ones for no, a long fall for "stop". */
export type Signal = "yes" | "no" | "stop" | "done";

type Tone = { hertz: number; fromMs: number; forMs: number };

const tones: Record<Signal, readonly Tone[]> = {
  yes: [{ hertz: 1320, fromMs: 0, forMs: 90 }],
  no: [
    { hertz: 220, fromMs: 0, forMs: 130 },
    { hertz: 220, fromMs: 210, forMs: 130 },
  ],
  stop: [
    { hertz: 440, fromMs: 0, forMs: 180 },
    { hertz: 330, fromMs: 200, forMs: 180 },
    { hertz: 220, fromMs: 400, forMs: 380 },
  ],
  done: [
    { hertz: 880, fromMs: 0, forMs: 90 },
    { hertz: 1320, fromMs: 110, forMs: 90 },
    { hertz: 1760, fromMs: 220, forMs: 160 },
  ],
};

const vibrations: Record<Signal, number[]> = { yes: [40], no: [90, 70, 90], stop: [200, 80, 200, 80, 400], done: [40, 60, 40] };

let audio: AudioContext | null = null;

/** Browsers let a page sound only after a touch or a key: a scanner's first key is one. */
export function unlockSound(): void {
  audio ??= typeof AudioContext === "undefined" ? null : new AudioContext();
  if (audio?.state === "suspended") void audio.resume();
}

/** Whether the person has silenced the tones; vibration stays. */
export function isMuted(): boolean {
  return document.cookie.includes("sound=off");
}

export function mute(muted: boolean): void {
  rememberPreference("sound", muted ? "off" : null);
}

export function signal(kind: Signal): void {
  if ("vibrate" in navigator) navigator.vibrate(vibrations[kind]);
  if (isMuted()) return;
  unlockSound();
  if (!audio) return;
  for (const { hertz, fromMs, forMs } of tones[kind]) beep(audio, hertz, audio.currentTime + fromMs / 1000, forMs / 1000);
}

function beep(context: AudioContext, hertz: number, from: number, seconds: number): void {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.type = hertz < 500 ? "square" : "sine";
  tone.frequency.value = hertz;
  // Without a short rise and fall a tone cracks.
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.35, from + 0.008);
  loudness.gain.setValueAtTime(0.35, from + seconds - 0.02);
  loudness.gain.linearRampToValueAtTime(0, from + seconds);
  tone.connect(loudness).connect(context.destination);
  tone.start(from);
  tone.stop(from + seconds);
}
