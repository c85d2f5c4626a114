import { ImageResponse } from "next/og";
import { headlineOf } from "@/modules/notifications/tracking/headline";
import { trackPalette } from "@/modules/notifications/ui/track-looks";
import { translator } from "@/platform/i18n/translator";
import { fontBytes } from "@/platform/pdf/fonts";
import { trackingPage } from "@/server/tracking-page";

export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

type Props = { params: Promise<{ token: string }> };

/** What a messenger shows beside a link that was sent on: the shop and what the page is for; nothing of the order or its buyer. */
export default async function PreviewPicture({ params }: Props) {
  const { order, shop } = await trackingPage((await params).token);
  const t = translator(order.locale, "track");
  const { "--brand": background, "--on-brand": color } = trackPalette(shop.brandColor);
  const isOver = headlineOf(order, shop.timeZone, new Date()).say === "cancelled";
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 80,
        background,
        color,
        fontFamily: "Words",
      }}
    >
      <div style={{ fontSize: 44, opacity: 0.9 }}>{shop.name}</div>
      <div style={{ display: "flex", flexDirection: "column", gap: 48 }}>
        <div style={{ fontSize: 96, fontWeight: 700 }}>{t("preview")}</div>
        {!isOver && (
          <div style={{ display: "flex", alignItems: "center" }}>
            {[0, 1, 2, 3].map((step) => (
              <div key={step} style={{ display: "flex", alignItems: "center" }}>
                {step > 0 && <div style={{ width: 200, height: 8, background: color, opacity: 0.5 }} />}
                <div style={{ width: 44, height: 44, borderRadius: 22, background: color }} />
              </div>
            ))}
          </div>
        )}
      </div>
    </div>,
    {
      ...size,
      fonts: [
        { name: "Words", data: fontBytes("regular"), weight: 400 },
        { name: "Words", data: fontBytes("bold"), weight: 700 },
      ],
      headers: { "cache-control": "private, max-age=3600", "x-robots-tag": "noindex, nofollow, noarchive" },
    },
  );
}
