"use client";
import { Camera, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { cx } from "@/ui/cx";
import { floorButton } from "@/ui/floor/floor-button";

const side = 1_280;

/** Takes a photo with the device's own camera and makes it small enough to be kept in the queue. */
export function PhotoButton({ photo, onPhoto }: { photo: string | null; onPhoto: (base64: string | null) => void }) {
  const t = useTranslations("stockroom.photo");
  const [failed, setFailed] = useState(false);
  const read = async (file: File | undefined) => {
    setFailed(false);
    if (!file) return;
    const small = await shrunk(file);
    setFailed(small === null);
    onPhoto(small);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    // A field that keeps the focus would keep the scanner's keys.
    event.target.blur();
    void read(event.target.files?.[0]);
  };
  return (
    <label className={cx(floorButton("plain"), "has-focus-visible:outline-2 has-focus-visible:outline-floor-ink")}>
      {photo ? <Check aria-hidden="true" /> : <Camera aria-hidden="true" />}
      {t(failed ? "failed" : photo ? "again" : "take")}
      <input type="file" accept="image/*" capture="environment" className="sr-only" onChange={choose} />
    </label>
  );
}

async function shrunk(file: File): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.75).split(",")[1] ?? null;
  } catch {
    return null;
  }
}
