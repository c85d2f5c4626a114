"use client";
import { Camera, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { photoAddress } from "./papers";
import { sendPhoto } from "./send-photo";

type Props = {
  fulfilmentId: string;
  parcel: { key: string; position: number; photos: readonly string[] };
  onAdded: (photoId: string) => void;
  /** While the parcel is open a photo may be taken away. */
  onDrop?: (photoId: string) => void;
};

const most = 6;

/** What lay in the parcel, for the day when somebody says that something was missing. */
export function ParcelPhotos({ fulfilmentId, parcel: { key, position, photos }, onAdded, onDrop }: Props) {
  const t = useTranslations("packing.photos");
  const reasonText = useReasonText();
  const file = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    setPending(true);
    const answer = await sendPhoto({ fulfilmentId, key, file: chosen });
    setPending(false);
    if ("id" in answer) onAdded(answer.id);
    else showToast({ title: reasonText(answer.refused) ?? "", tone: "danger" });
  };
  return (
    <section aria-label={t("title", { position })} className="flex flex-wrap items-center gap-2">
      {photos.map((id, at) => (
        <div key={id} className="relative">
          <a
            href={photoAddress(fulfilmentId, id)}
            target="_blank"
            rel="noreferrer"
            className="block rounded-lg focus-visible:outline-floor-ink"
          >
            {/* biome-ignore lint/performance/noImgElement: private photos go by our own route, not by Next's optimizer */}
            <img
              src={photoAddress(fulfilmentId, id)}
              alt={t("one", { at: at + 1 })}
              className="size-20 rounded-lg border-2 border-floor-line/45 bg-floor-pic object-cover"
            />
          </a>
          {onDrop && (
            <button
              type="button"
              aria-label={t("drop", { at: at + 1 })}
              onClick={() => onDrop(id)}
              className="-top-2 -right-2 absolute grid size-9 place-items-center rounded-full border-2 border-floor-line bg-floor-bg focus-visible:outline-floor-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </button>
          )}
        </div>
      ))}
      {photos.length < most && (
        <button
          type="button"
          aria-busy={pending || undefined}
          onClick={() => !pending && file.current?.click()}
          className="flex min-h-14 items-center gap-2 rounded-lg border-2 border-floor-line px-3.5 text-16/5 font-semibold focus-visible:outline-floor-ink"
        >
          {pending ? <LoaderCircle aria-hidden="true" className="size-6 animate-spin" /> : <Camera aria-hidden="true" className="size-6" />}
          {t("add")}
        </button>
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        aria-label={t("file", { position })}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </section>
  );
}
