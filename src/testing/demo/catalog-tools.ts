import { type DemoGroup, type ProductSketch, sketch } from "./catalog-product";

/** What lies beside the pot: tools, cloths, flasks, tins. */
export const tools: Partial<Record<DemoGroup, readonly ProductSketch[]>> = {
  tools: [
    sketch("ACC-WSK-80", ["Венчик для матча, бамбук, 80 прядей", "Matcha whisk, bamboo, 80 prongs"], [1350, 480], 45, [120, 65, 65], 1.4),
    sketch("ACC-WST-01", ["Подставка для венчика", "Whisk stand"], [890, 320], 180, [75, 75, 75], 0.5),
    sketch(
      "ACC-SCP-18",
      ["Ложка для матча тясяку, бамбук, 18 см", "Matcha scoop “chashaku”, bamboo, 18 cm"],
      [450, 120],
      10,
      [200, 25, 20],
      0.9,
    ),
    sketch("ACC-STR-STL", ["Ситечко стальное с подставкой", "Steel strainer with stand"], [790, 260], 90, [130, 85, 75], 1.2),
    sketch("ACC-STR-GRD", ["Ситечко из тыквы-горлянки", "Gourd strainer"], [690, 220], 30, [120, 75, 30], 0.6),
    sketch("ACC-KNF-PR", ["Шило для пуэра, палисандр", "Puer pick, rosewood"], [950, 350], 85, [190, 30, 30], 0.8),
    sketch(
      "ACC-TLS-6",
      ["Набор инструментов «Шесть совершенств»", "Tea tools “Six Gentlemen”"],
      [1690, 620],
      260,
      [200, 70, 70],
      0.6,
      "gift",
    ),
    sketch("ACC-CLT-30", ["Полотенце чайное, синее, 30 × 30 см", "Tea cloth, blue, 30 × 30 cm"], [390, 110], 50, [150, 150, 15], 1.3),
    sketch("ACC-CLT-40", ["Дорожка чайная, лён, 40 × 60 см", "Tea runner, linen, 40 × 60 cm"], [990, 350], 110, [210, 200, 25], 0.4),
    sketch("ACC-BRS-16", ["Кисть для чайника, 16 см", "Teapot brush, 16 cm"], [490, 150], 25, [170, 30, 25], 0.5),
    sketch("ACC-CHH-12", ["Чахэ фарфоровое, 12 см", "Porcelain tea presentation dish, 12 cm"], [650, 230], 110, [125, 75, 40], 0.6),
    sketch("ACC-PET-TOD", ["Чайная фигурка «Денежная жаба»", "Tea pet “Money toad”"], [890, 310], 160, [75, 70, 60], 0.8, "gift"),
    sketch("ACC-PET-PIG", ["Чайная фигурка «Поросёнок»", "Tea pet “Piglet”"], [790, 270], 140, [85, 50, 60], 0.6, "gift"),
    sketch("ACC-WRM-01", ["Подставка-подогреватель для чайника", "Teapot warmer"], [1490, 560], 620, [140, 140, 80], 0.35, "winter"),
    sketch("ACC-SCL-500", ["Весы чайные карманные, до 500 г", "Pocket tea scales, up to 500 g"], [1290, 520], 150, [130, 75, 25], 0.5),
    sketch("ACC-SDR-4", ["Подставки под пиалы, бамбук, 4 шт.", "Bamboo coasters, set of 4"], [690, 210], 95, [90, 90, 45], 0.7),
    sketch("ACC-TMS-450", ["Термос «Бирюза», 450 мл", "Flask “Teal”, 450 ml"], [2290, 960], 330, [235, 75, 75], 1.0, "winter"),
    sketch("ACC-TMS-300", ["Термос «Сакура», 300 мл", "Flask “Sakura”, 300 ml"], [1990, 830], 260, [190, 70, 70], 0.7, "winter"),
  ],
  storage: [
    sketch("ACC-TIN-150", ["Банка для чая, 150 г", "Tea tin, 150 g"], [690, 230], 120, [85, 85, 120], 1.6),
    sketch("ACC-TIN-75", ["Банка для чая, 75 г", "Tea tin, 75 g"], [490, 160], 85, [80, 80, 75], 1.0),
    sketch(
      "ACC-CAD-CRM",
      ["Чайница керамическая «Озеро», 400 мл", "Ceramic tea caddy “Lake”, 400 ml"],
      [1790, 700],
      480,
      [110, 110, 120],
      0.4,
      "gift",
    ),
  ],
};
