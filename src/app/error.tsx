"use client";
import { Failure, type FailureProps } from "./failure";

export default function RootError(props: FailureProps) {
  return (
    <main className="grid min-h-dvh place-items-center bg-surface">
      <Failure {...props} />
    </main>
  );
}
