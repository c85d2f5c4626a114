import { type DemoGroup, type ProductSketch, sketch } from "./catalog-product";

const bag = [95, 60, 160] as const;
const smallBag = [80, 50, 130] as const;
const cake = [205, 205, 30] as const;

/** Food that Russian law taxes at the lower rate: sugar, fruit. Tea is not among it. */
const reduced = (product: ProductSketch): ProductSketch => ({ ...product, taxRate: 10 });

/** Everything that is steeped, and what is eaten with it. */
export const tea: Partial<Record<DemoGroup, readonly ProductSketch[]>> = {
  green_tea: [
    sketch("TEA-LJ-50", ["Лунцзин «Колодец дракона», 50 г", "Longjing “Dragon Well”, 50 g"], [890, 380], 65, smallBag, 1.7, "spring"),
    sketch("TEA-BLC-50", ["Билочунь, 50 г", "Biluochun, 50 g"], [790, 330], 65, smallBag, 1.0, "spring"),
    sketch("TEA-SEN-100", ["Сенча, 100 г", "Sencha, 100 g"], [690, 270], 120, bag, 1.8, "spring"),
    sketch("TEA-GNM-100", ["Генмайча с обжаренным рисом, 100 г", "Genmaicha with toasted rice, 100 g"], [590, 210], 120, bag, 1.2),
    sketch("TEA-JSM-100", ["Жасминовый «Моли Хуа Ча», 100 г", "Jasmine tea “Moli Hua Cha”, 100 g"], [540, 190], 120, bag, 1.5),
    sketch("TEA-MTC-30", ["Матча церемониальная, 30 г", "Ceremonial matcha, 30 g"], [1690, 760], 80, [65, 65, 70], 1.9),
  ],
  oolong: [
    sketch("TEA-TGY-100", ["Улун «Тегуаньинь», 100 г", "Oolong “Tieguanyin”, 100 g"], [980, 410], 115, bag, 2.4),
    sketch("TEA-DHP-50", ["Да хун пао, 50 г", "Da Hong Pao, 50 g"], [1150, 500], 65, smallBag, 2.2, "winter"),
    sketch("TEA-GABA-50", ["Улун ГАБА, 50 г", "GABA oolong, 50 g"], [1090, 470], 65, smallBag, 1.3),
    sketch("TEA-NSX-100", ["Молочный улун «Най Сян», 100 г", "Milk oolong “Nai Xiang”, 100 g"], [850, 330], 115, bag, 1.9),
    sketch("TEA-DC-50", ["Фэн Хуан Дань Цун, 50 г", "Feng Huang Dan Cong, 50 g"], [1290, 580], 65, smallBag, 0.8),
  ],
  puer: [
    sketch(
      "TEA-PUS-357",
      ["Шу пуэр «Старый сад», блин 357 г", "Shu puer “Old Orchard”, 357 g cake"],
      [2750, 1180],
      390,
      cake,
      1.4,
      "winter",
    ),
    sketch("TEA-PUR-357", ["Шэн пуэр «Иу», блин 357 г", "Sheng puer “Yiwu”, 357 g cake"], [3400, 1550], 390, cake, 0.7),
    sketch("TEA-PUR-200", ["Шэн пуэр «Булан», блин 200 г", "Sheng puer “Bulang”, 200 g cake"], [2100, 920], 225, [160, 160, 28], 0.6),
    sketch(
      "TEA-PUS-250",
      ["Шу пуэр «Золотой кирпич», 250 г", "Shu puer “Golden Brick”, 250 g"],
      [1450, 590],
      275,
      [145, 95, 30],
      0.9,
      "winter",
    ),
    sketch("TEA-TUO-100", ["Точа «Юньнань», 100 г", "Tuocha “Yunnan”, 100 g"], [640, 240], 110, [85, 85, 55], 1.2, "winter"),
    sketch("TEA-MND-5", ["Шу пуэр в мандарине, 5 шт.", "Shu puer in mandarin, 5 pcs"], [990, 400], 130, [180, 60, 60], 1.5, "winter"),
  ],
  red_tea: [
    sketch("TEA-DHN-100", ["Дянь Хун «Золотые почки», 100 г", "Dian Hong “Golden Buds”, 100 g"], [990, 410], 115, bag, 1.8, "winter"),
    sketch("TEA-ZSX-50", ["Лапсанг сушонг «Сяо Чжун», 50 г", "Lapsang souchong, 50 g"], [760, 310], 65, smallBag, 0.9, "winter"),
    sketch("TEA-KMN-100", ["Цимэнь Хун Ча, 100 г", "Keemun, 100 g"], [720, 280], 115, bag, 1.0, "winter"),
  ],
  white_tea: [
    sketch("TEA-BMD-50", ["Бай Му Дань «Белый пион», 50 г", "Bai Mu Dan “White Peony”, 50 g"], [690, 280], 65, smallBag, 1.1, "spring"),
    sketch(
      "TEA-BHY-50",
      ["Бай Хао Инь Чжэнь «Серебряные иглы», 50 г", "Bai Hao Yin Zhen “Silver Needle”, 50 g"],
      [1490, 690],
      65,
      smallBag,
      0.6,
      "spring",
    ),
    sketch("TEA-SHM-350", ["Шоу Мэй, белый блин 350 г", "Shou Mei, 350 g white tea cake"], [2300, 980], 380, cake, 0.5),
  ],
  sweets: [
    reduced(sketch("SWT-RCK-200", ["Сахар леденцовый жёлтый, 200 г", "Yellow rock sugar, 200 g"], [290, 110], 215, [90, 60, 140], 1.0)),
    reduced(sketch("SWT-JJB-150", ["Финики китайские сушёные, 150 г", "Dried jujubes, 150 g"], [390, 160], 165, [100, 60, 150], 0.8)),
  ],
};
