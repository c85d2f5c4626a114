/** Why no picture comes: refused by the person, none there, taken by another program, a page without https, or the reader is missing. */
export type CameraTrouble = "refused" | "none" | "busy" | "insecure" | "reader";

type Opened = { stream: MediaStream; devices: string[] } | { trouble: CameraTrouble };

const size = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** The camera that was chosen last, else the one on the back. */
export async function openCamera(chosen: string | null): Promise<Opened> {
  // Browsers lend cameras to encrypted pages only.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media?.getUserMedia) return { trouble: "insecure" };
  try {
    const stream = await media.getUserMedia({
      audio: false,
      video: chosen ? { ...size, deviceId: { ideal: chosen } } : { ...size, facingMode: { ideal: "environment" } },
    });
    const devices = (await media.enumerateDevices()).filter((one) => one.kind === "videoinput").map((one) => one.deviceId);
    return { stream, devices };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return "busy";
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

// The lamp is in no browser's type definitions yet.
type WithTorch = { torch?: boolean };

/** Whether the lamp burns; null where there is none. */
export function torchOf(stream: MediaStream): boolean | null {
  const [track] = stream.getVideoTracks();
  const can = track?.getCapabilities?.() as WithTorch | undefined;
  const now = track?.getSettings() as WithTorch | undefined;
  return can?.torch ? (now?.torch ?? false) : null;
}

export async function turnTorch(stream: MediaStream, on: boolean): Promise<boolean> {
  try {
    await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
    return on;
  } catch {
    return !on;
  }
}
