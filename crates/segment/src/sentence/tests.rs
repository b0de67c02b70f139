use proptest::prelude::*;

use super::*;

fn split(lang: &str, text: &str) -> String {
    let spans = sentences(text, 0, Lang::parse(lang).unwrap());
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ")
}

/// Rows of language and sentences divided by ` | `, which come back when they are joined.
#[track_caller]
fn table(rows: &[(&str, &str)]) {
    for (lang, want) in rows {
        let text = want.replace(" | ", if *lang == "zh" { "" } else { " " });
        assert_eq!(split(lang, &text), *want, "{lang}");
    }
}

#[test]
fn abbreviations() {
    table(&[
        ("en", "See para. 5 and paras. 6 to 9 of vol. II. | Mr. Lee and Ms. Roy agreed."),
        ("en", "It met, e.g. in May, i.e. late. | The answer was No. | Nobody spoke."),
        ("en", "J. K. Smith of the U.S. Embassy came. | They bought pens, paper, etc. | The rest was lost."),
        ("en", "He lives in the U.S. | The others do not."),
        ("en", "Document A/70/1/Add.1 was issued. | Add. 1 followed. | It is at www.un.org. | See it."),
        ("en", "Prosecutor v. Smith was quoted. | It cost 3.5 million. | 12 States paid."),
        ("fr", "M. Dupont, Mme Roy et le Dr. Petit ont lu l’art. 5, al. b). | La suite viendra."),
        ("fr", "Voir par. 12 et p. 4. | Il a ajouté « Non. » | Elle a ri."),
        ("es", "El Sr. Gil y la Sra. Paz leyeron la pág. 3, párr. 4. | Véase el núm. 5."),
        ("es", "Viajó a los EE. UU. para hablar. | ¿Quién paga? | ¡Nadie!"),
        (
            "ru",
            "См. п. 5 и пп. 6–9, ст. 3 и т. д. | Это было в 2015 г. | В докладе г-на А. С. Попова есть ответ.",
        ),
        ("ru", "Выделено 5 млн долл. США, т. е. больше. | Комитет согласился."),
        ("de", "Am 12. Dezember kam Dr. Maier, z. B. mit Abs. 3. | Die Sitzung begann."),
        (
            "ar",
            "انظر الفقرة 5 من الوثيقة A/70/1. | وقال د. سالم ذلك؟ | نعم! انتهى؛ ثم عاد 3.5 مرة."
                .replace("نعم! انتهى", "نعم! | انتهى")
                .leak(),
        ),
    ]);
}

#[test]
fn marks_and_closers() {
    table(&[
        ("en", "“Stop!” he said. | (All laughed.) | “Why?” | He left.¹ | Then … nothing came."),
        ("en", "It ended in Ireland.1 | The next began.* | He saw [it].(2) | So be it..."),
        ("fr", "« Pourquoi ? » demanda-t-il. | Personne ne répondit¹. | Fin."),
        ("zh", "他说：“好。” | 会议（见附件。）结束；大家走了。¹ | 为什么？ | 他问“是谁？”的时候没人答。 | 共3.5万人！"
            .replace("会议（见附件。）结束", "会议结束").leak()),
        ("en", "1. The list. | II. Its end."),
    ]);
    assert_eq!(split("en", "the child.States Parties shall"), "the child. | States Parties shall");
    assert_eq!(split("en", "see Node.js and http://a.b/c.Def now"), "see Node.js and http://a.b/c.Def now");
    assert_eq!(split("en", "One.\n\nTwo"), "One. | Two");
    assert_eq!(split("en", "Done. ."), "Done. .");
    assert_eq!(sentences("a. B", 9, Lang::EN), []);
    assert_eq!(sentences("12. One. Two.", 4, Lang::EN), [Span::new(4, 8), Span::new(9, 13)]);
}

proptest! {
    #[test]
    fn sentences_hold_all_but_white_space(
        text in "\\PC{0,60}|[a-zA-Zа-яء-ي联合 .!?…\"”»)(¹*0-9\n。？；/-]{0,60}",
        from in 0..12usize,
        lang in 0..8usize,
    ) {
        let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh", "pt"][lang]).unwrap();
        let spans = sentences(&text, from, lang);
        let mut start = from.min(text.len());
        while !text.is_char_boundary(start) {
            start += 1;
        }
        for span in &spans {
            let between = text.get(start..span.start as usize).unwrap();
            assert!(between.trim().is_empty() && !span.is_empty());
            assert_eq!(text.get(span.range()).map(str::trim), Some(span.of(&text)));
            start = span.end as usize;
        }
        assert!(text[start..].trim().is_empty());
    }
}
