/*!
 * Dirigent: where an order is, on a shop's own page.
 * <script src="https://orders.shop.example/track.js" data-token="…" data-locale="ru" async></script>
 * Or, for a link that comes later: <dirigent-track token="…" locale="en"></dirigent-track>
 */
(() => {
  "use strict";
  if (customElements.get("dirigent-track")) return;
  const script = document.currentScript;
  const home = new URL(script ? script.src : location.href).origin;

  const words = {
    ru: {
      order: "Заказ",
      expected: "Ожидаем",
      kept: "Хранится до",
      number: "Трек-номер",
      more: "Подробнее о заказе",
      none: "Заказ по этой ссылке не найден.",
      away: "Сейчас не получается узнать, где заказ. Обновите страницу через минуту.",
      accepted: "Приняли",
      assembled: "Собрали",
      handed_over: "Передали в доставку",
      in_transit: "В пути",
      ready_for_pickup: "Можно забирать",
      delivered: "Доставили",
      cancelled: "Отменён",
      returned: "Вернулся в магазин",
    },
    en: {
      order: "Order",
      expected: "Expected",
      kept: "Kept until",
      number: "Tracking number",
      more: "More about the order",
      none: "There is no order at this link.",
      away: "We cannot tell where the order is right now. Reload the page in a minute.",
      accepted: "Accepted",
      assembled: "Packed",
      handed_over: "Handed over",
      in_transit: "On its way",
      ready_for_pickup: "Ready to collect",
      delivered: "Delivered",
      cancelled: "Cancelled",
      returned: "Back at the shop",
    },
  };

  const style = `
    :host { display: block; font: 16px/1.5 system-ui, sans-serif; color: inherit; }
    .card { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 8px; padding: 16px; }
    h2 { margin: 0; font-size: 20px; line-height: 1.3; }
    p { margin: 4px 0 0; font-size: 14px; opacity: .8; overflow-wrap: anywhere; }
    ol { list-style: none; margin: 16px 0 0; padding: 0; }
    li { display: grid; grid-template-columns: 20px 1fr auto; gap: 0 8px; padding: 4px 0; font-size: 14px; }
    li::before { content: ""; width: 8px; height: 8px; margin: 7px 0 0 4px; border-radius: 50%; background: var(--dirigent-color, currentColor); }
    li:last-child { font-weight: 600; }
    time { opacity: .8; font-variant-numeric: tabular-nums; }
    a { display: inline-block; margin-top: 12px; padding: 8px 0; color: var(--dirigent-color, inherit); }
  `;

  const again = 60_000;

  class DirigentTrack extends HTMLElement {
    static observedAttributes = ["token", "locale"];

    connectedCallback() {
      this.root ??= this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      this.root.adoptedStyleSheets = [sheet];
      this.box ??= this.root.appendChild(document.createElement("div"));
      this.box.setAttribute("role", "status");
      this.load();
      // A page that nobody looks at asks nothing.
      this.timer = setInterval(() => !document.hidden && this.load(), again);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    attributeChangedCallback() {
      if (this.box) this.load();
    }

    get words() {
      const asked = (this.getAttribute("locale") || document.documentElement.lang || "ru").slice(0, 2);
      return { ...(words[asked] || words.ru), locale: words[asked] ? asked : "ru" };
    }

    async load() {
      const token = this.getAttribute("token") || "";
      try {
        const answer = await fetch(`${home}/api/v1/track/${encodeURIComponent(token)}`, { credentials: "omit", referrerPolicy: "no-referrer" });
        if (token !== this.getAttribute("token")) return;
        if (answer.status === 404) this.say(this.words.none);
        else if (answer.ok) this.show(await answer.json(), token);
        else this.fail();
      } catch {
        this.fail();
      }
    }

    /** What was shown before stays: old news are better than none. */
    fail() {
      if (!this.shown) this.say(this.words.away);
    }

    say(text) {
      const card = element("div", { className: "card" });
      card.append(element("p", { textContent: text }));
      this.box.replaceChildren(card);
    }

    show(order, token) {
      const t = this.words;
      // A day is the shop's: its end is tomorrow already where the reader is farther east.
      const day = (at) => new Date(at).toLocaleDateString(t.locale, { day: "numeric", month: "long", timeZone: order.timeZone });
      const card = element("div", { className: "card" });
      card.append(element("h2", { textContent: t[order.stage] || "" }), element("p", { textContent: `${t.order} ${order.number}` }));
      if (order.expectedAt) card.append(element("p", { textContent: `${t.expected} ${day(order.expectedAt)}` }));
      for (const { trackingNumber, storedUntil, stage } of order.parcels) {
        if (stage === "ready_for_pickup" && storedUntil) card.append(element("p", { textContent: `${t.kept} ${day(storedUntil)}` }));
        if (trackingNumber) card.append(element("p", { textContent: `${t.number} ${trackingNumber}` }));
      }
      const way = element("ol", {});
      for (const { stage, at } of order.stages) {
        const step = element("li", {});
        step.append(element("span", { textContent: t[stage] || stage }), element("time", { dateTime: at, textContent: day(at) }));
        way.append(step);
      }
      const link = element("a", {
        href: `${home}/t/${encodeURIComponent(token)}?lang=${t.locale}`,
        textContent: t.more,
        target: "_blank",
        rel: "noopener noreferrer",
      });
      card.append(way, link);
      this.box.replaceChildren(card);
      this.shown = true;
    }
  }

  /** Everything that came over the wire becomes text, never markup. */
  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  customElements.define("dirigent-track", DirigentTrack);

  if (script && script.dataset.token) {
    const place = document.createElement("dirigent-track");
    place.setAttribute("token", script.dataset.token);
    if (script.dataset.locale) place.setAttribute("locale", script.dataset.locale);
    if (script.dataset.color) place.style.setProperty("--dirigent-color", script.dataset.color);
    // In the head nothing is seen: there it goes to the end of the page.
    const put = () => (document.head.contains(script) ? document.body.append(place) : script.after(place));
    if (document.body) put();
    else document.addEventListener("DOMContentLoaded", put);
  }
})();
