/** Who buys in the simulated shop, and where they live. Made up; they have no e-mail and no phone, so that nobody is ever written to. */

export const buyers = [
  "Алсу Пробная",
  "Борис Учебный",
  "Вера Примерова",
  "Глеб Тестов",
  "Дарья Условная",
  "Егор Образцов",
  "Жанна Проверкина",
  "Захар Мнимый",
  "Ирина Черновикова",
  "Карим Репетициев",
] as const;

export const places = [
  { region: "Москва", city: "Москва", postalCode: "101000", street: "ул. Мясницкая" },
  { region: "Санкт-Петербург", city: "Санкт-Петербург", postalCode: "190000", street: "ул. Почтамтская" },
  { region: "Татарстан", city: "Казань", postalCode: "420111", street: "ул. Баумана" },
  { region: "Свердловская область", city: "Екатеринбург", postalCode: "620014", street: "ул. Вайнера" },
  { region: "Новосибирская область", city: "Новосибирск", postalCode: "630099", street: "ул. Ленина" },
  { region: "Нижегородская область", city: "Нижний Новгород", postalCode: "603005", street: "ул. Большая Покровская" },
  { region: "Краснодарский край", city: "Краснодар", postalCode: "350000", street: "ул. Красная" },
] as const;
