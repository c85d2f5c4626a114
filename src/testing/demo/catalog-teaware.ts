import { type DemoGroup, type ProductSketch, sketch } from "./catalog-product";

/** Pots, cups, gaiwans, jugs and boards. */
export const teaware: Partial<Record<DemoGroup, readonly ProductSketch[]>> = {
  teapots: [
    sketch("TPT-YX-220", ["Чайник исинский «Ши Пяо», 220 мл", "Yixing teapot “Shi Piao”, 220 ml"], [7900, 3650], 420, [160, 120, 110], 0.55, "gift"),
    sketch("TPT-YX-160", ["Чайник исинский «Си Ши», 160 мл", "Yixing teapot “Xi Shi”, 160 ml"], [6800, 3100], 340, [145, 110, 100], 0.5, "gift"),
    sketch("TPT-YX-300", ["Чайник исинский «Сюй Бянь», 300 мл", "Yixing teapot “Xu Bian”, 300 ml"], [9400, 4300], 520, [180, 140, 105], 0.25),
    sketch("TPT-JS-200", ["Чайник из цзяньшуйской глины «Ночь», 200 мл", "Jianshui clay teapot “Night”, 200 ml"], [8200, 3900], 400, [155, 115, 115], 0.3),
    sketch("TPT-CLD-250", ["Чайник «Селадон», 250 мл", "Celadon teapot, 250 ml"], [4600, 2050], 390, [165, 120, 105], 0.45),
    sketch("TPT-PRC-500", ["Чайник фарфоровый «Ветка», 500 мл", "Porcelain teapot “Branch”, 500 ml"], [3900, 1700], 560, [210, 140, 160], 0.5, "gift"),
    sketch("TPT-GLS-400", ["Чайник стеклянный, 400 мл", "Glass teapot, 400 ml"], [1990, 820], 310, [180, 120, 120], 1.1),
    sketch("TPT-GLS-600", ["Чайник стеклянный с бамбуковой крышкой, 600 мл", "Glass teapot with bamboo lid, 600 ml"], [2490, 1050], 390, [200, 130, 150], 0.85),
    sketch("TPT-TLN-700", ["Чайник «Тилян» с верхней ручкой, 700 мл", "Overhead-handle teapot “Ti Liang”, 700 ml"], [5900, 2700], 780, [190, 150, 190], 0.25, "winter"),
    sketch("TPT-KYU-280", ["Кюсу «Токонамэ», красная глина, 280 мл", "Kyusu “Tokoname”, red clay, 280 ml"], [6400, 3050], 330, [170, 150, 95], 0.35, "spring"),
    sketch("TPT-KYU-360", ["Кюсу «Туман», 360 мл", "Kyusu “Mist”, 360 ml"], [5200, 2400], 410, [185, 160, 100], 0.3, "spring"),
  ],
  kettles: [
    sketch("KTL-CST-800", ["Чайник чугунный «Тэцубин», 800 мл", "Cast-iron kettle “Tetsubin”, 800 ml"], [8900, 4200], 1750, [210, 180, 210], 0.35, "winter"),
    sketch("KTL-GSN-900", ["Чайник электрический с гусиным носиком, 900 мл", "Electric gooseneck kettle, 900 ml"], [7490, 4100], 1280, [300, 210, 230], 0.4, "gift"),
  ],
  cups: [
    sketch("CUP-SUM-300", ["Кружка «Сумерки», 300 мл", "Mug “Twilight”, 300 ml"], [1490, 560], 340, [125, 90, 95], 1.5, "winter"),
    sketch("CUP-MCH-320", ["Кружка «Мох», 320 мл", "Mug “Moss”, 320 ml"], [1590, 600], 360, [125, 90, 100], 1.1, "winter"),
    sketch("CUP-RST-280", ["Кружка «Терракота», 280 мл", "Mug “Terracotta”, 280 ml"], [1390, 520], 330, [120, 88, 92], 1.0, "winter"),
    sketch("CUP-CLD-60", ["Пиала «Селадон», 60 мл", "Tea cup “Celadon”, 60 ml"], [490, 170], 70, [70, 70, 45], 2.4),
    sketch("CUP-RU-80", ["Пиала «Жу Яо», 80 мл", "Tea cup “Ru Yao”, 80 ml"], [890, 340], 85, [78, 78, 48], 1.3),
    sketch("CUP-TNM-90", ["Пиала «Тянь Му», 90 мл", "Tea cup “Tenmoku”, 90 ml"], [1150, 460], 105, [85, 85, 50], 0.9),
    sketch("CUP-GZH-70", ["Пиала «Гжель», 70 мл", "Tea cup “Gzhel”, 70 ml"], [690, 250], 75, [72, 72, 46], 1.4, "gift"),
    sketch("CUP-GLS-100", ["Пиала с двойными стенками, 100 мл", "Double-walled glass cup, 100 ml"], [590, 210], 65, [70, 70, 75], 1.6),
    sketch("CUP-CHW-400", ["Чаван «Осень», 400 мл", "Matcha bowl “Autumn”, 400 ml"], [2900, 1250], 420, [130, 130, 80], 0.6),
    sketch("CUP-CHW-420", ["Чаван «Прилив», 420 мл", "Matcha bowl “Tide”, 420 ml"], [3100, 1350], 440, [132, 132, 82], 0.5),
    sketch("CUP-CLD-S3", ["Пиалы «Селадон», 3 шт.", "Tea cups “Celadon”, set of 3"], [1290, 470], 220, [230, 90, 60], 0.9, "gift"),
    sketch("CUP-YX-S3", ["Пиалы исинские, 3 шт.", "Yixing tea cups, set of 3"], [1890, 760], 240, [230, 90, 60], 0.5, "gift"),
  ],
  gaiwans: [
    sketch("GWN-GZH-120", ["Гайвань «Гжель», 120 мл", "Gaiwan “Gzhel”, 120 ml"], [2190, 880], 250, [110, 110, 95], 1.2, "gift"),
    sketch("GWN-WHT-100", ["Гайвань белая, 100 мл", "White gaiwan, 100 ml"], [1290, 480], 220, [105, 105, 90], 1.8),
    sketch("GWN-PLM-130", ["Гайвань «Слива», 130 мл", "Gaiwan “Plum”, 130 ml"], [2390, 980], 260, [112, 112, 96], 0.6, "spring"),
    sketch("GWN-CLD-150", ["Гайвань «Селадон», 150 мл", "Gaiwan “Celadon”, 150 ml"], [2090, 840], 290, [118, 118, 100], 0.8),
    sketch("GWN-GLS-150", ["Гайвань стеклянная, 150 мл", "Glass gaiwan, 150 ml"], [1190, 430], 200, [115, 115, 95], 1.1),
    sketch("GWN-COAL-110", ["Гайвань «Уголь», 110 мл", "Gaiwan “Coal”, 110 ml"], [2590, 1090], 270, [108, 108, 94], 0.5),
  ],
  jugs: [
    sketch("JUG-GLS-250", ["Чахай, стекло, 250 мл", "Fairness pitcher, glass, 250 ml"], [1190, 410], 190, [120, 85, 100], 1.5),
    sketch("JUG-GLS-350", ["Чахай с бамбуковой ручкой, 350 мл", "Fairness pitcher with bamboo handle, 350 ml"], [1590, 600], 230, [135, 90, 120], 0.8),
    sketch("JUG-WHT-200", ["Чахай фарфоровый, 200 мл", "Porcelain fairness pitcher, 200 ml"], [1390, 520], 240, [125, 85, 85], 0.6),
    sketch("JUG-CLD-220", ["Чахай «Селадон», 220 мл", "Celadon fairness pitcher, 220 ml"], [1690, 650], 270, [128, 88, 88], 0.5),
    sketch("JUG-YX-250", ["Чахай исинский, 250 мл", "Yixing fairness pitcher, 250 ml"], [3400, 1500], 300, [130, 92, 90], 0.25),
  ],
  tea_boards: [
    sketch("BRD-BMB-43", ["Чабань бамбуковая, 43 × 28 см", "Bamboo tea board, 43 × 28 cm"], [4900, 2250], 1900, [440, 290, 75], 0.45, "gift"),
    sketch("BRD-WLN-28", ["Чабань ореховая малая, 28 × 14 см", "Small walnut tea board, 28 × 14 cm"], [2900, 1250], 850, [290, 150, 65], 0.6),
    sketch("BRD-SLT-40", ["Чабань сланцевая, 40 × 20 см", "Slate tea board, 40 × 20 cm"], [9900, 4700], 5200, [410, 215, 60], 0.15),
    sketch("BRD-CRM-30", ["Чабань керамическая круглая, 30 см", "Round ceramic tea board, 30 cm"], [3700, 1600], 1650, [310, 310, 70], 0.3),
  ],
};
