import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { deliveryCalendar } from "@/modules/notifications/tracking/calendar";
import { expectedSpanOf } from "@/modules/notifications/tracking/stages";
import { trackingUrl } from "@/modules/orders/answer";
import type { PublicEnv } from "@/platform/http/routes";
import { locales } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { notFound } from "@/platform/refusal";
import { shopLogo } from "./shop-logo";
import { openLink, trackingPicture, trackingView } from "./tracking";
import { visitorOf } from "./tracking-forms";

const noProduct = "00000000-0000-0000-0000-000000000000";
const kept = { "cache-control": "private, max-age=86400" };

/** What the page of a link shows beside itself: pictures of its goods, the logo of its channel, a day for the calendar. */
export function addTrackingFiles(app: OpenAPIHono<PublicEnv>): void {
  app.get("/track/:token/pictures/:productId", async (c) => {
    const { token, productId } = c.req.param();
    const picture = await trackingPicture(visitorOf(c.get("door")), token, z.uuid().safeParse(productId).data ?? noProduct);
    return c.body(new Uint8Array(picture), 200, { ...kept, "content-type": "image/webp" });
  });

  app.get("/track/:token/logo", async (c) => {
    const { ctx, orderId } = await openLink(visitorOf(c.get("door")), c.req.param("token"));
    const logo = await shopLogo(ctx, orderId);
    if (!logo) throw notFound("tracking");
    return c.body(new Uint8Array(logo), 200, { ...kept, "content-type": "image/webp" });
  });

  app.get("/track/:token/delivery.ics", async (c) => {
    const { token } = c.req.param();
    const door = c.get("door");
    const { order, shop } = await trackingView(visitorOf(door), token);
    const now = door.now();
    const span = expectedSpanOf(order, now);
    if (!span) throw notFound("tracking");
    const locale = locales.find((one) => one === c.req.query("lang")) ?? order.locale;
    const title = translator(locale, "track")("calendarTitle", { number: order.number, shop: shop.name });
    const days = { from: span.from ?? span.to, to: span.to, timeZone: shop.timeZone };
    const calendar = deliveryCalendar({
      ...days,
      uid: `${order.number}@${new URL(trackingUrl(token)).hostname}`,
      title,
      url: trackingUrl(token),
      writtenAt: now,
    });
    return c.body(calendar, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="delivery-${order.number.replaceAll(/[^\w-]/g, "_")}.ics"`,
    });
  });
}
