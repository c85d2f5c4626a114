const list = (text: string) => text.split(",").map((name) => name.trim());

/** Buyers all over Russia. */
export const russianNames = list(`
  Екатерина Дроздова, Софья Левина, Роман Ткаченко, Вера Никитина, Мария Ковалёва, Олег Баранов, Павел Громов, Дарья Мельник,
  Наталья Юрьева, Тимофей Рябов, Людмила Зайцева, Ксения Орлова, Андрей Соколов, Ирина Лебедева, Дмитрий Козлов, Анна Морозова,
  Сергей Новиков, Елена Волкова, Алексей Павлов, Ольга Семёнова, Михаил Голубев, Татьяна Виноградова, Иван Богданов, Юлия Воробьёва,
  Никита Фёдоров, Полина Михайлова, Артём Беляев, Анастасия Тарасова, Максим Белов, Валерия Комарова, Кирилл Киселёв, Виктория Макарова,
  Евгений Андреев, Алина Ильина, Антон Гусев, Светлана Титова, Глеб Кузьмин, Надежда Кудрявцева, Владимир Баранников, Галина Куликова,
  Степан Алексеев, Маргарита Степанова, Илья Яковлев, Алёна Сорокина, Георгий Сергеев, Вероника Романова, Константин Захаров, Яна Борисова,
  Фёдор Королёв, Лариса Герасимова, Игорь Пономарёв, Диана Григорьева, Денис Лазарев, Кристина Медведева, Юрий Ершов, Евгения Никифорова,
  Станислав Соболев, Жанна Рыбакова, Вадим Поляков, Оксана Цветкова, Матвей Данилов, Александра Жукова, Пётр Фролов, Варвара Журавлёва,
  Руслан Николаев, Элина Крылова, Виталий Максимов, Инна Сидорова, Лев Осипов, Василиса Белоусова, Арсений Федотов, Тамара Дорофеева,
  Егор Егоров, Милана Матвеева, Семён Бобров, Зоя Дмитриева, Ярослав Калинин, Агата Анисимова, Григорий Петухов, Раиса Антонова,
  Тимур Тимофеев, Любовь Никонова, Борис Сафонов, Эвелина Шестакова, Вячеслав Казаков, Ника Архипова, Леонид Быков, Стефания Филатова,
  Филипп Давыдов, Камилла Мартынова, Аркадий Емельянов, Ева Логинова, Эдуард Ефимов, Злата Кондратьева, Всеволод Родионов, Мирослава Блинова,
  Валентин Кулаков, Серафима Артемьева, Анатолий Широков, Таисия Прохорова, Марк Третьяков, Лидия Савельева, Богдан Пахомов, Нина Фомина,
  Родион Шубин, Регина Уварова, Герман Игнатьев, Майя Кошелева
`);

/** Buyers whose names are at home on the Volga and in the Urals. */
export const volgaNames = list(`
  Ильдар Хасанов, Гульнара Сафина, Алия Гайнутдинова, Айдар Валиев, Лейла Каримова, Рустем Ахметов, Камиля Юсупова, Марат Галиев,
  Динара Хабибуллина, Айрат Шакиров, Резеда Нуриева, Ильнур Зарипов, Эльвира Мухаметова, Булат Гарипов, Ляйсан Фаттахова, Тагир Исмагилов
`);

/** Buyers who read English. */
export const englishNames = list(`
  Anna Lindqvist, James Whitfield, Emily Carter, Lucas Moreau, Sofia Rossi, Daniel Hughes, Hannah Weber, Oliver Bennett,
  Chloe Martin, Mateo Alvarez, Grace O'Connor, Felix Braun, Nina Petrović, Thomas Eriksen, Laura Fischer, Ethan Brooks,
  Isabel Costa, Henry Walsh, Marta Kowalska, David Cohen, Priya Nair, Kenji Tanaka, Mei Chen, Arman Petrosyan,
  Aigerim Sadykova, Stefan Novak, Camille Laurent, George Papadakis, Zoe Anderson, Viktor Hansen, Amelia Reed, Noah Schneider
`);

export type Company = { name: string; contact: string; city: string; domain: string };

/** Cafés, offices and shops that buy by the box. */
export const companies: readonly Company[] = [
  { name: "ООО «Кофейня на углу»", contact: "zakupki", city: "Москва", domain: "coffee-corner.example.com" },
  { name: "ООО «Тихая комната»", contact: "hello", city: "Санкт-Петербург", domain: "quiet-room.example.com" },
  { name: "ИП Савельев А. В.", contact: "savelev", city: "Казань", domain: "example.org" },
  { name: "ООО «Волга-Офис»", contact: "office", city: "Самара", domain: "volga-office.example.com" },
  { name: "Чайный клуб «Гора»", contact: "club", city: "Екатеринбург", domain: "gora.example.org" },
  { name: "ООО «Северный берег»", contact: "snab", city: "Архангельск", domain: "sevbereg.example.com" },
  { name: "ИП Юнусова Р. Т.", contact: "yunusova", city: "Уфа", domain: "example.org" },
  { name: "Йога-студия «Лотос»", contact: "studio", city: "Новосибирск", domain: "lotos.example.org" },
  { name: "ООО «Книги и чай»", contact: "order", city: "Нижний Новгород", domain: "books-tea.example.com" },
  { name: "Гостевой дом «Берёзы»", contact: "guest", city: "Ярославль", domain: "berezy.example.org" },
  { name: "ООО «Майский сад»", contact: "manager", city: "Краснодар", domain: "maysad.example.com" },
  { name: "Библиотека «Открытая»", contact: "library", city: "Пермь", domain: "openlib.example.org" },
];
