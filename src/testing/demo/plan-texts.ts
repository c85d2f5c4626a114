import type { HoldReason } from "@/modules/orders/order-status";

type Both = { ru: string; en: string };

/** What buyers write under an order. */
export const buyerNotes: Record<"ru" | "en", readonly string[]> = {
  ru: [
    "Позвоните за час до приезда, домофон не работает.",
    "Это подарок, пожалуйста, без чека в коробке.",
    "Положите, если можно, пробник улуна.",
    "Оставьте на ресепшене, третий этаж.",
    "Посуда хрупкая, упакуйте получше, в прошлый раз всё доехало отлично.",
    "Буду дома после 19:00.",
    "Нужна открытка: «С днём рождения, Лена!»",
    "Если пиал такого оттенка нет, подойдут серые.",
    "Код двери 47В, лифт не работает.",
  ],
  en: [
    "Please call an hour before delivery.",
    "It is a gift, no receipt in the box please.",
    "Leave it at the reception, third floor.",
    "I am home after 7 pm.",
    "Pack the cups well, they travel far.",
  ],
};

/** Why an order waits, in the words of whoever stopped it. */
export const holdNotes: Record<
  Exclude<HoldReason, "out_of_stock" | "confirmation" | "duplicate" | "preorder" | "gathering" | "unmapped">,
  readonly string[]
> = {
  awaiting_payment: ["Счёт отправлен, ждём оплату", "Ссылка на оплату отправлена повторно", "Покупатель обещал оплатить сегодня"],
  address_invalid: ["Нет номера дома, написали покупателю", "Индекс от другого города"],
  unknown_sku: ["Артикул с сайта не найден: TEA-DHP-5O"],
  fraud_risk: ["Пятый заказ с одного адреса за час, карты разные"],
  buyer_request: ["Покупатель в отъезде, просил отправить в понедельник", "Ждёт зарплату, просил подержать два дня"],
  manual: ["Проверить скол на крышке перед отправкой", "Уточнить цвет пиал по телефону"],
};

export const cancelReasons: readonly string[] = [
  "Покупатель передумал",
  "Не оплачен за три дня",
  "Заказал дважды",
  "Нашёл ближе к дому",
  "Ошибся с объёмом чайника",
];

export const partCancelReasons: readonly string[] = ["Скол, второго нет", "Покупатель убрал позицию", "Бой на складе"];

/** What people say when the parcel has come, by the number of stars. */
export const ratingComments: Record<1 | 2 | 3 | 4 | 5, readonly Both[]> = {
  1: [
    { ru: "Чайник пришёл с трещиной, коробка мятая.", en: "The teapot arrived cracked, the box was crushed." },
    { ru: "Ждал девять дней вместо четырёх, никто не предупредил.", en: "Nine days instead of four, and nobody told me." },
  ],
  2: [
    { ru: "Крышка гайвани со сколом. Чай хороший.", en: "The gaiwan lid is chipped. The tea is good." },
    { ru: "Прислали другой оттенок пиал.", en: "The cups came in another shade." },
    { ru: "Курьер не позвонил, ездил сам на склад.", en: "The courier never called, I had to fetch it myself." },
  ],
  3: [
    { ru: "Всё дошло, но коробка была вдвое больше нужного.", en: "All fine, but the box was twice the size needed." },
    { ru: "Чай обычный, ожидал большего.", en: "The tea is ordinary, I expected more." },
    { ru: "Опоздали на день.", en: "A day late." },
  ],
  4: [
    { ru: "Хорошая упаковка, доставка чуть дольше обещанной.", en: "Well packed, a little slower than promised." },
    { ru: "Пиалы красивые, немного меньше, чем казались.", en: "Lovely cups, a bit smaller than they looked." },
    { ru: "Всё понравилось, не хватило инструкции по завариванию.", en: "Liked it all, a brewing note would help." },
  ],
  5: [
    { ru: "Упаковано как хрусталь, спасибо!", en: "Packed like crystal, thank you!" },
    { ru: "Да хун пао отличный, заказываю третий раз.", en: "The Da Hong Pao is excellent, my third order." },
    { ru: "Привезли на день раньше.", en: "Arrived a day early." },
    { ru: "Чайник ещё лучше, чем на фото.", en: "The teapot is even better than in the picture." },
    { ru: "Положили пробник, приятно.", en: "They added a sample, nice touch." },
    { ru: "Всё видно по ссылке, никуда не звонил.", en: "Followed it all by the link, no calls needed." },
  ],
};

/** Notes that carriers leave at an event. */
export const failedAttemptNotes: readonly string[] = ["Получателя нет дома", "Телефон не отвечает", "Перенос по просьбе получателя"];

export const orderTags = { gift: "подарок", regular: "постоянный", wholesale: "опт", fragile: "хрупкое" } as const;
