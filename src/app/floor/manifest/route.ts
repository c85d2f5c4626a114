import { getTranslations } from "next-intl/server";
import { floorLight } from "@/ui/floor-tokens";

/** What a device needs to know to keep the floor among its apps. */
export async function GET(): Promise<Response> {
  const t = await getTranslations("floor.app");
  const manifest = {
    id: "/floor",
    name: t("name"),
    short_name: t("short"),
    description: t("description"),
    start_url: "/floor",
    scope: "/floor",
    display: "standalone",
    orientation: "portrait",
    background_color: floorLight["f-bg"],
    theme_color: floorLight["f-bg"],
    icons: [
      { src: "/floor-icons/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/floor-icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/floor-icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/floor-icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { "content-type": "application/manifest+json" } });
}
