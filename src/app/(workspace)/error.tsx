"use client";
import { Failure, type FailureProps } from "../failure";

export default function WorkspaceError(props: FailureProps) {
  return (
    <div className="grid flex-1 place-items-center">
      <Failure {...props} />
    </div>
  );
}
