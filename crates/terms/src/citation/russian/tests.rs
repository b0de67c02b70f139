use hexapla_model::{Column, Lang, Span, Word, WordClass, WordToken};

use super::*;

/// A column of the words of `text`; words with the same first five letters are of one stem.
fn column(text: &str) -> Column {
    let mut column = Column::new(Lang::RU);
    for form in text.split_whitespace().map(str::to_lowercase) {
        let stem: String = form.chars().take(5).collect();
        let stem = column.stems.iter().position(|s| *s == stem).unwrap_or_else(|| {
            column.stems.push(stem);
            column.stems.len() - 1
        });
        let class = if form == "и" { WordClass::Function } else { WordClass::Content };
        let word = column.words.iter().position(|w| w.form == form).unwrap_or_else(|| {
            column.words.push(Word { form, stem: u32::try_from(stem).unwrap(), class });
            column.words.len() - 1
        });
        column.tokens.push(WordToken { word: u32::try_from(word).unwrap(), span: Span::default() });
    }
    column.rows.push(u32::try_from(column.tokens.len()).unwrap());
    column
}

/// The citation forms of a term that is written as `spellings`, in a text that goes on with `rest`.
fn forms(spellings: &[&str], rest: &str) -> Vec<String> {
    forms_of(spellings, rest, Hint::default())
}

fn forms_of(spellings: &[&str], rest: &str, hint: Hint) -> Vec<String> {
    let column = column(&format!("{} и {rest}", spellings.join(" и ")));
    let paradigms = Paradigms::new(&column);
    let piece = |text: &str| {
        let word = column.words.iter().position(|w| w.form == text.to_lowercase()).unwrap();
        Piece { text: text.to_owned(), word: u32::try_from(word).unwrap(), apart: true }
    };
    let spelling = |text: &&str| Spelling {
        pieces: text.split(' ').map(piece).collect(),
        places: 1,
        inside: 1,
        cut: 0,
        joined: 0,
    };
    let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
    attested(&spellings, hint, &paradigms).into_iter().map(|c| c.text).collect()
}

#[test]
fn what_translates_a_singular_is_one_if_an_adjective_shows_it() {
    let hint = Hint { one: true, counted: true, ..Hint::default() };
    for (spellings, want) in [
        (
            &["сессионные токены", "сессионных токенов", "сессионный токен"][..],
            &["сессионный токен", "сессионные токены"][..],
        ),
        (&["грамоты", "грамотами", "грамот"], &["грамоты", "грамот"]),
    ] {
        assert_eq!(forms_of(spellings, "", hint), want, "{spellings:?}");
    }
}

#[test]
fn the_head_stands_in_the_nominative() {
    for (spellings, rest, want) in [
        (&["питьевой воды", "питьевую воду"][..], "вода", "питьевая вода"),
        (&["качества воды", "качеством воды"], "", "качество воды"),
        (&["развивающихся стран", "развивающимся странам"], "страны", "развивающиеся страны"),
        (&["консультации", "консультаций"], "", "консультации"),
        (&["речных комиссий", "речным комиссиям"], "", "речные комиссии"),
        (&["устойчивого развития"], "развитие", "устойчивое развитие"),
        (&["изменения климата", "изменением климата"], "", "изменение климата"),
        (&["Генеральной Ассамблеи", "Генеральной Ассамблее"], "ассамблея", "Генеральная Ассамблея"),
        (&["принципа предосторожности", "принципом предосторожности"], "принцип", "принцип предосторожности"),
        (&["оценки воздействия", "оценку воздействия"], "оценка", "оценка воздействия"),
        (&["уровня воды", "уровнем воды"], "уровень", "уровень воды"),
        (&["Партнерства речных комиссий"], "Партнерство", "Партнерство речных комиссий"),
        (&["показателей", "показатели"], "", "показатели"),
        (&["УСПВ"], "", "УСПВ"),
        (&["справедливого и разумного использования"], "", "справедливое и разумное использование"),
        (&["безопасности плотин"], "", "безопасность плотин"),
        (&["малом островном развивающемся государстве"], "", "малое островное развивающееся государство"),
    ] {
        assert_eq!(forms(spellings, rest)[0], want, "{spellings:?}");
    }
}

#[test]
fn what_is_not_known_is_not_made() {
    for (spellings, rest, name, want) in [
        // The text does not show the nominative.
        (&["защиты данных", "защите данных"][..], "", false, &["защиты данных"][..]),
        (&["цифрового разрыва"], "разрыв", false, &["цифрового разрыва"]),
        (&["мониторинга и оценки", "мониторинг и оценка"], "", false, &["мониторинга и оценки"]),
        // Names have one number.
        (&["Соломоновы Острова", "Соломоновых Островов"], "", true, &["Соломоновы Острова"]),
        (&["Объединенные Нации", "Объединенных Наций"], "", true, &["Объединенные Нации"]),
        (&["Маршалловы Острова"], "", true, &["Маршалловы Острова"]),
        // The gender of `сеть`, `дождь` and `путь` does not show.
        (&["социальные сети"], "", false, &["социальные сети"]),
        (&["сильные дожди"], "", false, &["сильные дожди"]),
        (&["торговые пути"], "", false, &["торговые пути"]),
        // Both parts of a compound have cases, and a name may follow no rule.
        (&["государств-участников", "государств-участниц"], "", false, &["государств-участников"]),
        (&["Уругвая", "Уругвае"], "", true, &["Уругвая"]),
        // It shows elsewhere in the text.
        (
            &["речные пристани", "речных пристаней"],
            "новая пристань",
            false,
            &["речные пристани", "речная пристань"],
        ),
    ] {
        assert_eq!(forms_of(spellings, rest, Hint { name, ..Hint::default() }), want, "{spellings:?}");
    }
}

#[test]
fn the_other_number_is_given_if_it_is_sure() {
    for (spellings, rest, want) in [
        (&["развивающихся стран", "развивающимся странам"][..], "страны страна", "развивающаяся страна"),
        (&["консультации", "консультаций", "консультациями"], "", "консультация"),
        (&["показателей", "показатели"], "показатель", "показатель"),
        (
            &["добровольных взносов", "добровольными взносами"],
            "взносы взнос добровольный",
            "добровольный взнос",
        ),
    ] {
        assert_eq!(forms(spellings, rest).get(1).map(String::as_str), Some(want), "{spellings:?}");
    }
}
