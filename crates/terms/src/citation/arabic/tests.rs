use hexapla_model::{Column, Lang, Span, Word, WordClass, WordToken};

use super::*;

fn forms(spellings: &[(&str, u32)], name: bool) -> Vec<String> {
    let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
    let spelling = |&(text, places): &(&str, u32)| Spelling {
        pieces: text.split(' ').map(piece).collect(),
        places,
        inside: places,
        cut: 0,
        joined: 0,
    };
    let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
    let column = Column::new(Lang::AR);
    citations(&spellings, Hint { name, ..Hint::default() }, &Paradigms::new(&column))
        .into_iter()
        .map(|c| c.text)
        .collect()
}

/// A column with a row of words.
fn column(forms: &[&str]) -> Column {
    let mut column = Column::new(Lang::AR);
    for (n, form) in (0..).zip(forms) {
        column.stems.push((*form).to_owned());
        column.words.push(Word { form: (*form).to_owned(), stem: n, class: WordClass::Content });
        column.tokens.push(WordToken { word: n, span: Span::default() });
    }
    column.rows.push(u32::try_from(forms.len()).unwrap());
    column
}

/// The words of a term, conjunctions parted from them.
fn pieces(text: &str) -> Vec<Piece> {
    let piece = |text: &str, apart: bool| Piece { text: text.to_owned(), word: 0, apart };
    let parted = |word: &str| match word.strip_prefix(AND).filter(|rest| rest.starts_with(['ا', 'م', 'ت']))
    {
        Some(rest) => vec![piece(AND, true), piece(rest, false)],
        None => vec![piece(word, true)],
    };
    text.split(' ').flat_map(parted).collect()
}

#[test]
fn with_the_article_and_without_it() {
    for (spellings, name, want) in [
        (&[("المياه العذبة", 3)][..], false, &["المياه العذبة", "مياه عذبة"][..]),
        (&[("نوعية المياه", 2)], false, &["نوعية المياه"]),
        (&[("نظام الإنذار المبكر", 2)], false, &["نظام الإنذار المبكر"]),
        (&[("التعاون في المجال", 2)], false, &["التعاون في المجال", "تعاون في المجال"]),
        (&[("مياه", 3), ("المياه", 1)], false, &["مياه", "المياه"]),
        (&[("الجمعية العامة", 3)], true, &["الجمعية العامة"]),
        (&[("مياهها", 2), ("مياه", 1)], false, &["مياه"]),
        // What others show to be cut out of something else.
        (&[("موظف", 1), ("موظفي", 2)], false, &["موظف"]),
        (&[("رفيعة المستوى", 2), ("الرفيعة المستوى", 2)], false, &["رفيعة المستوى", "الرفيعة المستوى"]),
        (&[("الحقول المكشوفة", 2), ("حقول المكشوفة", 1)], false, &["الحقول المكشوفة", "حقول مكشوفة"]),
        (&[("لجنة المواقع", 2), ("اللجنة المواقع", 2)], false, &["لجنة المواقع", "اللجنة المواقع"]),
        (
            &[("الحكومة الفيدرالية", 2), ("الحكومية الفيدرالية", 1)],
            false,
            &["الحكومة الفيدرالية", "حكومة فيدرالية"],
        ),
        (&[("طبقة ثنائية", 1), ("الطبقة ثنائية", 1)], false, &["طبقة ثنائية"]),
        (&[("الشركاء الدوليين", 2)], false, &["الشركاء الدوليون", "شركاء دوليون"]),
        (&[("التبرعات غير المخصصة", 1)], false, &["التبرعات غير المخصصة", "تبرعات غير مخصصة"]),
    ] {
        assert_eq!(forms(spellings, name), want, "{spellings:?}");
    }
}

#[test]
fn what_is_counted_is_one_and_indefinite() {
    for (written, counted, want) in [
        ("الدول الأطراف", true, "دولة طرف"),
        ("المبادئ العامة", true, "مبدأ عام"),
        ("اللغات الرسمية", true, "لغة رسمية"),
        ("أعضاء غير دائمين", true, "عضو غير دائم"),
        ("الأنواع الغازية", true, "أنواع غازية"),
        ("البلد المضيف", true, "بلد مضيف"),
        ("الهجوم نصف المفتوح", true, "هجوم نصف مفتوح"),
        ("البلدان النامية غير الساحلية", true, "بلد نام غير ساحلي"),
        ("دول الأعداء", true, "دول الأعداء"),
        ("العضو الذي انتهت ولايته", true, "العضو الذي انتهت ولايته"),
        ("الالتزام", true, "التزام"),
        ("التزام", true, "التزام"),
        // Singulars are no broken plurals, and nothing is half declined.
        ("جدول مؤقت", true, "جدول مؤقت"),
        ("القطاع الخاص", true, "قطاع خاص"),
        ("اتخاذ تدابير", true, "اتخاذ تدابير"),
        ("دعم بعثة", true, "دعم بعثة"),
        ("قرارات", true, "قرار"),
        ("أسعار معقولة", true, "سعر معقول"),
        ("أسعار مشجعة", true, "أسعار مشجعة"),
        ("برامج وطنية مشجعة", true, "برامج وطنية مشجعة"),
        ("تدابير خاصة مؤقتة", true, "تدبير خاص مؤقت"),
        ("الدول الأعضاء", true, "دولة عضو"),
        // The adjective at the end belongs to the head, to the noun before it, or it is not known to which.
        ("عوامل الخطر المحتملة", true, "عامل الخطر المحتمل"),
        ("نظم الحماية المتكاملة", true, "نظام الحماية المتكاملة"),
        ("القرارات ذات الصلة", true, "قرار ذو صلة"),
        ("قرارات دولية ذات صلة", true, "قرار دولي ذو صلة"),
        ("الأجسام المضادة وحيدة المنشأ", true, "أجسام مضادة وحيدة المنشأ"),
        ("عوامل التهابات الجهاز التنفسي الحادة", true, "عامل التهابات الجهاز التنفسي الحادة"),
        ("المجموعات ذات المخاطر العالية", true, "مجموعة ذات مخاطر عالية"),
        ("المسائل ذات الصلة", true, "مسألة ذات صلة"),
        ("قرارات الدولة ذات الصلة", true, "قرارات الدولة ذات الصلة"),
        ("أنظمة المرور الجوي الدولية", true, "نظام المرور الجوي الدولي"),
        ("قرارات الأمم المتحدة", true, "قرار الأمم المتحدة"),
        ("أنظمة الشواغر الناشئة", true, "نظام الشواغر الناشئة"),
        ("أشكال جديدة ومتنوعة", true, "شكل جديد ومتنوع"),
        ("الأشكال الجديدة والمستجدة", true, "شكل جديد ومستجد"),
        ("أشكال جديدة ومستجدة", true, "أشكال جديدة ومستجدة"),
        ("سياسات وتوجهات", true, "سياسات وتوجهات"),
        ("بلدان متعددة", true, "بلدان متعددة"),
        ("فيروسات إنفلونزا البشرية", true, "فيروسات إنفلونزا البشرية"),
        ("اتفاقات متعددة الأطراف", true, "اتفاق متعدد الأطراف"),
        ("عوامل الكدر المحتملة", true, "عوامل الكدر المحتملة"),
        ("تقارير الرئيس عن الخطر المحتملة", true, "تقرير الرئيس عن الخطر المحتملة"),
        ("برامج حماية", true, "برنامج حماية"),
        ("برامج وطنية", true, "برنامج وطني"),
        // The noun of an adjective keeps its article.
        ("الفريق العامل المفتوح العضوية", true, "فريق عامل مفتوح العضوية"),
        ("الاتفاقات المتعددة الأطراف", true, "اتفاق متعدد الأطراف"),
        ("ضرر ذي شأن", true, "ضرر ذو شأن"),
        ("محافظة ذي قار", true, "محافظة ذي قار"),
        ("شهر ذي الحجة", true, "شهر ذي الحجة"),
        ("المجتمع المدني", false, "المجتمع المدني"),
        ("الأعمال التقنية", false, "الأعمال التقنية"),
    ] {
        let spelling = Spelling { pieces: pieces(written), places: 2, inside: 2, cut: 0, joined: 0 };
        let hint = Hint { one: true, counted, ..Hint::default() };
        let words = column(&["جدل", "قطع", "تاخذ", "دعمه", "قراره"]);
        let found = citations(&[spelling], hint, &Paradigms::new(&words));
        assert_eq!(found[0].text, want, "{written}");
    }
}

#[test]
fn the_text_shows_which_singular_a_plural_has() {
    let hint = Hint { one: true, counted: true, ..Hint::default() };
    for (text, want) in [
        (&["طريقه"][..], "طريقة اختبار"),
        (&["الطريق", "طريقه", "طريق"], "طريق اختبار"),
        (&["طريق", "طريقه"], "طرق اختبار"),
        (&[], "طرق اختبار"),
    ] {
        let words = pieces("طرق اختبار");
        let spelling = Spelling { pieces: words, places: 2, inside: 2, cut: 0, joined: 0 };
        let found = citations(&[spelling], hint, &Paradigms::new(&column(text)));
        assert_eq!(found[0].text, want, "{text:?}");
    }
}

#[test]
fn what_has_a_plural_in_both_languages_is_indefinite() {
    let plural = Hint { one: true, noun_counted: true, ..Hint::default() };
    let name = Hint { name: true, ..plural };
    for (written, hint, want) in [
        ("الوثيقة الختامية", plural, &["وثيقة ختامية", "الوثيقة الختامية"][..]),
        ("الوثيقة الختامية", Hint { noun_counted: false, ..plural }, &["الوثيقة الختامية", "وثيقة ختامية"]),
        (
            "المدير التنفيذي",
            Hint { one: true, small: true, ..Hint::default() },
            &["مدير تنفيذي", "المدير التنفيذي"],
        ),
        ("السلام الدائم", plural, &["السلام الدائم", "سلام دائم"]),
        ("اللجنة الاستشارية", name, &["اللجنة الاستشارية"]),
        ("الدورة السبعين", plural, &["الدورة السبعون"]),
        ("دور السبعين", plural, &["دور السبعين"]),
        ("المرأة الريفية", Hint::default(), &["المرأة الريفية", "امرأة ريفية"]),
    ] {
        let pieces = written.split(' ').map(|text| Piece { text: text.to_owned(), word: 0, apart: true });
        let spelling = Spelling { pieces: pieces.collect(), places: 2, inside: 2, cut: 0, joined: 0 };
        let found = citations(&[spelling], hint, &Paradigms::new(&column(&[])));
        let found: Vec<String> = found.into_iter().map(|c| c.text).collect();
        assert_eq!(found, want, "{written}");
    }
}

#[test]
fn pronouns_give_way_to_the_article_where_the_noun_is_known() {
    let column = column(&["اوضاع", "رييس", "الاعضاء", "الطاقه", "اتجاهات", "انشا"]);
    for (written, want) in [
        ("أوضاعه الدستورية", &["الأوضاع الدستورية", "أوضاع دستورية"][..]),
        ("رئيسه", &["الرئيس", "رئيس"]),
        ("أعضائه", &["الأعضاء", "أعضاء"]),
        ("طاقتها", &["الطاقة", "طاقة"]),
        ("لائحة أعضائها", &["لائحة الأعضاء"]),
        ("رئيس الهيئة وأعضائها", &["رئيس الهيئة وأعضائها"]),
        ("إفتاءه", &["الإفتاء", "إفتاء"]),
        ("مدى استعدادها", &["مدى الاستعداد"]),
        // The last letter is the word's own, or nothing shows that it is not.
        ("اتجاه", &["اتجاه"]),
        ("تسخيرا", &["تسخيرا"]),
        // A verb with its object.
        ("أنشأه", &["أنشأه"]),
        ("يستخدمها", &["يستخدمها"]),
        ("فخاره", &["فخاره"]),
    ] {
        let pieces = written.split(' ').map(|text| Piece { text: text.to_owned(), word: 0, apart: true });
        let spelling = Spelling { pieces: pieces.collect(), places: 2, inside: 2, cut: 0, joined: 0 };
        let found = citations(&[spelling], Hint::default(), &Paradigms::new(&column));
        let found: Vec<String> = found.into_iter().map(|c| c.text).collect();
        assert_eq!(found, want, "{written}");
    }
}

#[test]
fn the_article_shows_what_agrees() {
    let written = |text: &str| Spelling {
        pieces: text.split(' ').map(|text| Piece { text: text.to_owned(), word: 0, apart: true }).collect(),
        places: 1,
        inside: 1,
        cut: 0,
        joined: 0,
    };
    let hint = Hint { one: true, counted: true, ..Hint::default() };
    let forms = ["أسعار مشجعة", "الأسعار المشجعة"].map(written);
    let found = citations(&forms, hint, &Paradigms::new(&column(&[])));
    assert_eq!(found[0].text, "سعر مشجع");
}

#[test]
fn the_singular_is_first_where_the_pivot_has_one() {
    let column = column(&["هييه", "الهييات", "الفرعيه"]);
    let pieces = ["الهيئات", "الفرعية"].map(|text| Piece { text: text.to_owned(), word: 0, apart: true });
    let spellings = [Spelling { pieces: pieces.to_vec(), places: 2, inside: 2, cut: 0, joined: 0 }];
    for (one, want) in [(true, "هيئة فرعية"), (false, "الهيئات الفرعية")] {
        let found = citations(&spellings, Hint { one, ..Hint::default() }, &Paradigms::new(&column));
        assert_eq!(found[0].text, want);
        assert_eq!(found.len(), 3);
    }
}
