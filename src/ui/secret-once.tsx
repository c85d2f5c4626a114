"use client";
import { CopyButton } from "./copy-button";
import { Input } from "./input";

/** A link or a key that is shown now and never again. */
export function SecretOnce({ secret, label, about }: { secret: string; label: string; about: string }) {
  return (
    <div className="grid gap-3">
      <p className="text-13 text-ink-2">{about}</p>
      <div className="flex items-center gap-1.5">
        <Input className="min-w-0 flex-1" mono readOnly aria-label={label} value={secret} onFocus={(event) => event.target.select()} />
        <CopyButton text={secret} />
      </div>
    </div>
  );
}
