"use client";
import { digestOf } from "../../digest-of";
import { useFailureWords } from "./failure-words";

export default function TrackingError({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useFailureWords();
  const code = digestOf(error);
  if (!words) return null;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[480px] flex-col justify-center gap-2 bg-surface px-5 py-10 text-16">
      <title>{words.title}</title>
      <h1 className="text-28 font-semibold">{words.title}</h1>
      <p className="text-ink-2">{words.text}</p>
      {code && <p className="text-14 text-ink-3">{words.code.replace("{code}", code)}</p>}
      <button type="button" onClick={retry} className="mt-2 min-h-12 self-start rounded-lg bg-accent px-5 font-semibold text-on-accent">
        {words.retry}
      </button>
    </main>
  );
}
