use hexapla_model::Corpus;
use hexapla_segment::Tokenizer;

use super::*;
use crate::candidate::Candidates;
use crate::general::{General, general_words};
use crate::spelling::Texts;
use crate::words::Words;

pub(in crate::language) struct Look {
    ends_list: bool,
    lacks_noun: bool,
    cuts_preposition: bool,
    points: bool,
    is_name: bool,
    goes_on: bool,
    cuts_period: bool,
    keeps_conjunction: bool,
    alone: f32,
    /// Whether it begins with what is done, and whether it may be what is done.
    acts: [bool; 2],
    pub(in crate::language) loses_negation: bool,
    pub(in crate::language) is_negated: bool,
    opens_as_clause: bool,
    disagrees: bool,
    /// Whether it begins or ends with a verb.
    acts_at_ends: bool,
}

/// What the candidate is that is written as `term` in a line.
pub(in crate::language) fn look(lang: Lang, line: &str, term: &str) -> Look {
    let corpus = Corpus::from_columns("line", &[(lang, &[line])]);
    let tokenizer = Tokenizer::new(lang);
    let column = tokenizer.column(&[Some(line)]);
    let words = Words::new(&column);
    let general = general_words(lang);
    let general = tokenizer.column(&general.iter().map(|row| Some(row.as_str())).collect::<Vec<_>>());
    let (candidates, beginnings) = Candidates::find(&words, 1, 8);
    let texts = Texts { corpus: &corpus, lang: 0, words: &words };
    let general = General::new(&words, Some(&general));
    let language = Language::new(texts, (&candidates, beginnings), general, None);
    let is_written = |id: &u32| {
        let span = language.span(candidates.all[*id as usize].first, language.length(*id));
        &line[span.range()] == term
    };
    let id = (0..u32::try_from(candidates.all.len()).unwrap()).find(is_written);
    let id = id.unwrap_or_else(|| panic!("{term} is a candidate"));
    Look {
        ends_list: language.ends_list(id),
        lacks_noun: language.lacks_noun(id),
        cuts_preposition: language.cuts_preposition(id),
        points: language.points(id),
        is_name: language.is_name(id),
        goes_on: language.goes_on(id),
        cuts_period: language.cuts_period(id),
        keeps_conjunction: language.keeps_conjunction(id),
        alone: language.alone(id),
        acts: [language.opens_with_act(id), language.may_act(id)],
        loses_negation: language.loses_negation(id),
        is_negated: language.is_negated(id),
        opens_as_clause: language.opens_as_clause(id),
        disagrees: language.disagrees(id),
        acts_at_ends: language.acts(id),
    }
}

#[test]
fn a_pronoun_behind_it_shows_a_verb() {
    for (line, term, want) in [
        ("由代表投票决定之。由代表投票决定之问题", "代表投票决定", true),
        ("代表投票结果之问题，代表投票结果之事项", "代表投票结果", false),
        ("代表投票结果之“附件”，代表投票结果之《附件》", "代表投票结果", false),
    ] {
        assert_eq!(look(Lang::ZH, line, term).acts_at_ends, want, "{line}");
    }
}

#[test]
fn an_adjective_before_a_genitive_and_a_singular_before_a_plural_have_lost_their_noun() {
    let new = "Un fait nouveau d’ordre juridique a changé la paix et la sécurité internationales.";
    let state = "El Estado Plurinacional vio el nuevo puente de la ciudad.";
    for (lang, line, term, want) in [
        (Lang::FR, new, "nouveau d’ordre juridique", true),
        (Lang::FR, new, "fait nouveau d’ordre juridique", false),
        (Lang::FR, new, "sécurité internationales", true),
        (Lang::FR, new, "paix et la sécurité internationales", false),
        (Lang::ES, state, "nuevo puente de la ciudad", false),
        (Lang::ES, state, "Estado Plurinacional", false),
        (Lang::EN, "The new of the world is here.", "new of the world", false),
    ] {
        assert_eq!(look(lang, line, term).lacks_noun, want, "{term}");
    }
}

#[test]
fn a_preposition_of_the_second_word_alone_is_cut_from_the_first() {
    let line = "Se tradujo al tailandés y al vietnamita para la paz y la seguridad.";
    let water = "Les services de l’eau et de l’assainissement et du climat.";
    for (lang, line, term, want) in [
        (Lang::ES, line, "tailandés y al vietnamita", true),
        (Lang::ES, line, "paz y la seguridad", false),
        (Lang::FR, water, "assainissement et du climat", true),
        (Lang::FR, water, "services de l’eau et de l’assainissement", false),
        (Lang::FR, water, "eau et de l’assainissement", true),
        (Lang::FR, "Le maintien de la paix et de la sécurité.", "paix et de la sécurité", true),
        (
            Lang::FR,
            "Le maintien de la paix et de la sécurité.",
            "maintien de la paix et de la sécurité",
            false,
        ),
    ] {
        assert_eq!(look(lang, line, term).cuts_preposition, want, "{term}");
    }
}

#[test]
fn an_adjective_before_its_noun_and_a_period_before_its_years_are_cut() {
    let flows = "Потоки официальных средств и потоки официальных ресурсов. Это официальный поток, официальный документ, учет потоков.";
    let scale = "Сокращение масштабов нищеты, рост масштабов бедности, оценка масштабов ущерба, учет масштабов угрозы.";
    let frame = "إطار سنداي للفترة 2015-2030 وإطار سنداي للفترة 2015-2030";
    for (lang, line, term, [goes_on, cuts_period]) in [
        (Lang::RU, flows, "Потоки официальных", [true, false]),
        (Lang::RU, flows, "официальных средств", [false, false]),
        (Lang::RU, scale, "Сокращение масштабов", [false, false]),
        (Lang::AR, frame, "إطار سنداي للفترة", [false, true]),
        (Lang::AR, frame, "إطار سنداي", [false, false]),
        (Lang::FR, "Le cadre pour la période 2015-2030.", "cadre pour la période", [false, true]),
        (Lang::ES, "El marco para el período 2015-2030.", "marco para el período", [false, true]),
        (Lang::AR, "استراتيجيات طويلة الأجل واستراتيجيات طويلة الأجل", "استراتيجيات طويلة", [true, false]),
    ] {
        let look = look(lang, line, term);
        assert_eq!([look.goes_on, look.cuts_period], [goes_on, cuts_period], "{term}");
    }
}

#[test]
fn what_is_always_negated_has_lost_a_part() {
    let shop = "La politique de non prolifération et le traité de non prolifération, le traité nucléaire et non nucléaire.";
    for (lang, line, term, want) in [
        (Lang::FR, shop, "prolifération", true),
        (Lang::FR, shop, "nucléaire", false),
        (Lang::FR, shop, "politique de non prolifération", false),
        (Lang::RU, "Запрет на не ядерное оружие.", "ядерное оружие", true),
        (Lang::EN, "No nuclear arms.", "nuclear arms", false),
    ] {
        assert_eq!(look(lang, line, term).loses_negation, want, "{term}");
    }
}

#[test]
fn an_infinitive_with_its_object_is_a_clause() {
    let spanish = "Hay que evaluar los riesgos de la mujer rural, el lugar de trabajo y el poder.";
    for (lang, line, term, want) in [
        (Lang::ES, spanish, "evaluar los riesgos", true),
        (Lang::ES, spanish, "riesgos de la mujer", false),
        (Lang::ES, spanish, "mujer rural", false),
        (Lang::ES, spanish, "lugar de trabajo", false),
        (Lang::FR, "Il faut réduire les risques.", "réduire les risques", true),
        (Lang::FR, "Il faut réduire les risques.", "risques", false),
        (Lang::FR, "Voici le soumissionnaire le moins cher.", "soumissionnaire le moins cher", false),
        (Lang::ZH, "他看了山水", "看了山水", true),
        (Lang::ZH, "他看了山水", "山水", false),
    ] {
        assert_eq!(look(lang, line, term).opens_as_clause, want, "{term}");
    }
}

#[test]
fn a_masculine_before_a_feminine_has_lost_its_noun() {
    let line = "جهة تنسيق وطنية، حقوق مدنية، تنظيم وطني، جهات التدريب المهنية، الجهة الوطنية، تعليم المدنية، تمويل تنمية اتفاقية، التنمية الاجتماعية.";
    for (term, want) in [
        ("تنسيق وطنية", true),
        ("جهة تنسيق وطنية", false),
        ("حقوق مدنية", false),
        ("تنظيم وطني", false),
        ("التدريب المهنية", true),
        ("تعليم المدنية", false),
        ("التنمية الاجتماعية", false),
    ] {
        assert_eq!(look(Lang::AR, line, term).disagrees, want, "{term}");
    }
}

#[test]
fn what_is_done_is_told_from_what_it_is_done_to() {
    let goals = "تحقيق أهداف التنمية المستدامة وأهداف التنمية.";
    let english = "Achievement of sustainable development goals, capacity-building and a supervisory mechanism for goal setting.";
    for (lang, line, term, want) in [
        (Lang::AR, goals, "تحقيق أهداف التنمية المستدامة", [true, true]),
        // Only the endings of English are known.
        (Lang::AR, goals, "أهداف التنمية المستدامة", [false, true]),
        (Lang::RU, "Достижение целей развития.", "Достижение целей", [true, true]),
        (Lang::FR, "Le renforcement des capacités.", "renforcement des capacités", [true, true]),
        (Lang::EN, english, "Achievement of sustainable development goals", [false, true]),
        (Lang::EN, english, "sustainable development goals", [false, false]),
        (Lang::EN, english, "capacity-building", [false, true]),
        (Lang::EN, english, "supervisory mechanism", [false, false]),
        (Lang::EN, english, "goal setting", [false, true]),
        (Lang::EN, "The service delivery met.", "service delivery", [false, true]),
    ] {
        assert_eq!(look(lang, line, term).acts, want, "{term}");
    }
}

#[test]
fn a_plural_keeps_its_conjunction() {
    let line = "السهول وخطط الطوارئ ووثيقة";
    for (term, want) in [("وخطط الطوارئ", true), ("الطوارئ", false), ("السهول", false)]
    {
        assert_eq!(look(Lang::AR, line, term).keeps_conjunction, want, "{term}");
    }
}

#[test]
fn two_words_behind_a_comma_are_the_end_of_a_list() {
    let line = "It is in Lao, Thai and Vietnamese, in Khmer, Thai and Vietnamese, on peace, law and order and law and order.";
    for (term, want) in [("Thai and Vietnamese", true), ("law and order", false), ("Thai", false)] {
        assert_eq!(look(Lang::EN, line, term).ends_list, want, "{term}");
    }
}

#[test]
fn pronouns_and_possessives_point_at_the_text() {
    let treaty = "Каждое подписавшее его государство знает право государства.";
    for (lang, line, term, want) in [
        (Lang::RU, treaty, "подписавшее его государство", true),
        (Lang::RU, treaty, "право государства", false),
        (Lang::EN, "The states and their waters met.", "states and their waters", true),
        (Lang::EN, "The states and the waters met.", "states and the waters", false),
    ] {
        assert_eq!(look(lang, line, term).points, want, "{term}");
    }
}

#[test]
fn head_nouns_of_names_are_seldom_alone() {
    let line = "It met the Human Rights Council, the Council of Europe, the Council and the Fund. It has the Fund for the \
                Americas, and says that Omar Salih and Salih Omar met.";
    for (term, want) in [("Council", 1.0 / 3.0), ("Fund", 0.5), ("Salih", 0.0)] {
        assert!((look(Lang::EN, line, term).alone - want).abs() < 1e-6, "{term}");
    }
}

#[test]
fn a_genitive_before_a_chinese_noun_modifies_it() {
    let line = "全体人类之人权，人权报告。";
    let corpus = Corpus::from_columns("line", &[(Lang::ZH, &[line])]);
    let column = Tokenizer::new(Lang::ZH).column(&[Some(line)]);
    let words = Words::new(&column);
    let (candidates, beginnings) = Candidates::find(&words, 1, 8);
    let texts = Texts { corpus: &corpus, lang: 0, words: &words };
    let language = Language::new(texts, (&candidates, beginnings), General::default(), None);
    let id = |term: &str| {
        let mut ids = 0..u32::try_from(candidates.all.len()).unwrap();
        let span = |id: u32| language.span(candidates.all[id as usize].first, language.length(id));
        ids.find(|&id| &line[span(id).range()] == term).unwrap_or_else(|| panic!("{term} is a candidate"))
    };
    assert!(language.modifies_freely(id("人类之人权"), id("人权")));
    assert!(!language.modifies_freely(id("人权报告"), id("报告")));
}

#[test]
fn names_have_capitals_inside_sentences() {
    let line = "It is the Trusteeship Council that met, and River basins are here.";
    for (term, want) in [("Trusteeship Council", true), ("Council", true), ("River basins", false)] {
        assert_eq!(look(Lang::EN, line, term).is_name, want, "{term}");
    }
}
