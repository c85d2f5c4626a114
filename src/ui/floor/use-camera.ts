"use client";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type CameraTrouble, openCamera, stopCamera, torchOf, turnTorch } from "./open-camera";
import { type Sighting, seen, unseen } from "./sighting";

const betweenFramesMs = 90;
const keptCamera = "dirigent.camera";

export type Camera = {
  video: RefObject<HTMLVideoElement | null>;
  ready: boolean;
  trouble: CameraTrouble | null;
  /** Null where the camera has no lamp. */
  torch: boolean | null;
  switchTorch: () => void;
  cameras: number;
  next: () => void;
  again: () => void;
};

/** Films and reads until it is closed. The reader (a megabyte) is fetched when the first camera opens, and kept by the browser. */
export function useCamera(onCode: (code: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [torch, setTorch] = useState<boolean | null>(null);
  const [devices, setDevices] = useState<readonly string[]>([]);
  const onSeen = useEffectEvent(onCode);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew
  useEffect(() => {
    const closed = new AbortController();
    const film = async () => {
      const opened = await openCamera(localStorage.getItem(keptCamera));
      if ("trouble" in opened) return closed.signal.aborted || setTrouble(opened.trouble);
      if (closed.signal.aborted || !video.current) return stopCamera(opened.stream);
      stream.current = opened.stream;
      setDevices(opened.devices);
      setTorch(torchOf(opened.stream));
      video.current.srcObject = opened.stream;
      const [{ readFrame }] = await Promise.all([import("./read-frame"), video.current.play()]);
      let sighting: Sighting = unseen;
      while (!closed.signal.aborted && video.current) {
        const codes = await readFrame(video.current);
        if (closed.signal.aborted) return;
        setReady(true);
        const look = seen(sighting, codes, performance.now());
        sighting = look.sighting;
        if (look.code !== null) onSeen(look.code);
        await new Promise((resolve) => setTimeout(resolve, betweenFramesMs));
      }
    };
    film().catch(() => closed.signal.aborted || setTrouble("reader"));
    return () => {
      closed.abort();
      if (stream.current) stopCamera(stream.current);
      stream.current = null;
    };
  }, [attempt]);

  const reopen = () => {
    setTrouble(null);
    setReady(false);
    setAttempt((before) => before + 1);
  };
  return {
    video,
    ready,
    trouble,
    torch,
    switchTorch: () => {
      if (stream.current && torch !== null) void turnTorch(stream.current, !torch).then(setTorch);
    },
    cameras: devices.length,
    next: () => {
      const now = stream.current?.getVideoTracks()[0]?.getSettings().deviceId ?? "";
      const other = devices[(devices.indexOf(now) + 1) % devices.length];
      if (other) localStorage.setItem(keptCamera, other);
      reopen();
    },
    again: reopen,
  };
}
