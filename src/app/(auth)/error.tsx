"use client";
import { Failure, type FailureProps } from "../failure";

export default function EntranceError(props: FailureProps) {
  return <Failure {...props} />;
}
