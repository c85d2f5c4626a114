"use client";
import { ImageUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { shrinkPicture } from "./shrink-picture";

/** The product's picture, which pickers and packers know it by, and a button that changes it at once. */
export function ProductPicture({ sku, picture, name }: { sku: string; picture: string | null; name: string }) {
  const t = useTranslations("catalog.picture");
  const router = useRouter();
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const complain = (why: ReturnType<typeof reasonOf>) => showToast({ title: reasonText(why) ?? "", tone: "danger" });
  const upload = trpc.catalog.setPicture.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => complain(reasonOf(error)),
  });

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file may be chosen again after a refusal.
    event.target.value = "";
    if (!file) return;
    setReading(true);
    const content = await shrinkPicture(file);
    setReading(false);
    if (content === null) complain(reason("product.picture_unreadable"));
    else upload.mutate({ sku, content });
  };

  return (
    <div className="flex flex-wrap items-center gap-4">
      <Picture src={picture} alt={name} size={96} />
      <div className="grid gap-1">
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          tabIndex={-1}
          aria-label={t("choose")}
          onChange={choose}
        />
        <div>
          <Button
            icon={<ImageUp />}
            pending={reading || upload.isPending}
            disabledReason={needsOperator}
            onClick={() => input.current?.click()}
          >
            {t(picture ? "replace" : "choose")}
          </Button>
        </div>
        <p className="text-12 text-ink-3">{t("help")}</p>
      </div>
    </div>
  );
}
