//! Citation forms of terms by the forms that a text has.

use hexapla::Terms;
use hexapla::model::Lang;

#[test]
fn possessives_articles_and_other_words_are_no_part_of_a_term() {
    for (lang, forms, want) in [
        (Lang::EN, &["Netherlands", "Netherlands’", "the Netherlands"][..], "Netherlands"),
        (Lang::EN, &["the Netherlands", "Netherlands’"], "Netherlands"),
        (Lang::EN, &["Eleanor Roosevelt’s"], "Eleanor Roosevelt"),
        (Lang::EN, &["girls’ education", "Girls’ education"], "girls’ education"),
        (Lang::EN, &["money laundering", "money-laundering"], "money laundering"),
        (Lang::FR, &["Union africaine", "l'Union africaine"], "Union africaine"),
        (Lang::ES, &["Naciones Unidas", "las Naciones Unidas"], "Naciones Unidas"),
    ] {
        assert_eq!(Terms::default().citation(lang, forms)[0], want, "{forms:?}");
    }
}

#[test]
fn a_capital_counts_where_it_means_something() {
    for (lang, forms, want) in [
        (Lang::EN, &["desert locusts", "Desert locusts", "Desert locust"][..], "desert locust"),
        (
            Lang::EN,
            &["Children and Armed Conflict", "children and armed conflict"],
            "children and armed conflict",
        ),
        (Lang::FR, &["Corne de l’Afrique", "corne de l’Afrique"], "Corne de l’Afrique"),
        (Lang::EN, &["NGOs", "NGO", "NGOs'"], "NGO"),
    ] {
        assert_eq!(Terms::default().citation(lang, forms)[0], want, "{forms:?}");
    }
}

#[test]
fn what_agrees_with_a_noun_has_its_number() {
    for (lang, forms, want) in [
        (Lang::FR, &["maladies non transmissibles"][..], "maladie non transmissible"),
        (Lang::FR, &["droits de tirage spéciaux"], "droit de tirage spécial"),
        (Lang::FR, &["processeurs 64 bits"], "processeur 64 bits"),
        (Lang::FR, &["îles Falkland"], "îles Falkland"),
        (Lang::FR, &["déclarations ont été faites"], "déclarations ont été faites"),
        (Lang::FR, &["crises dans le Territoire"], "crise dans le Territoire"),
        (Lang::ES, &["delegaciones expresaron"], "delegaciones expresaron"),
        (Lang::FR, &["virus émergents"], "virus émergent"),
        (Lang::FR, &["moteurs quatre temps"], "moteur quatre temps"),
        (Lang::FR, &["embargos sur les armes"], "embargo sur les armes"),
        (Lang::ES, &["misiles tierra-aire"], "misil tierra-aire"),
        (Lang::FR, &["pays les moins avancés"], "pays les moins avancés"),
        (Lang::ES, &["terceros Estados"], "tercer Estado"),
        (Lang::ES, &["Estados Partes"], "Estado Parte"),
        (Lang::EN, &["small island developing States"], "small island developing State"),
        (Lang::EN, &["Arab States"], "Arab States"),
        (Lang::EN, &["Iraqi women judges"], "Iraqi woman judge"),
        (Lang::EN, &["United States citizens"], "United States citizen"),
        (Lang::EN, &["States Parties"], "State Party"),
        (Lang::FR, &["mesures de lutte antimines"], "mesure de lutte antimines"),
        (Lang::EN, &["non-State actors"], "non-State actor"),
        (Lang::ES, &["directores de escuela", "directora de escuela"], "director de escuela"),
        (Lang::EN, &["women peacekeepers"], "woman peacekeeper"),
        (Lang::EN, &["courts martial", "court martial"], "court martial"),
        (Lang::EN, &["points of order"], "point of order"),
        (Lang::EN, &["rules of procedure"], "rules of procedure"),
    ] {
        assert_eq!(Terms::default().citation(lang, forms)[0], want, "{forms:?}");
    }
}

#[test]
fn arabic_forms_show_each_other() {
    for (forms, want) in [
        // What is attached to a word that never is alone.
        (&["لفاطمة الزيات", "وفاطمة الزيات"][..], "فاطمة الزيات"),
        (&["بواغادوغو", "وواغادوغو"], "واغادوغو"),
        (&["للويس فرنانديز", "ولويس فرنانديز"], "لويس فرنانديز"),
        (&["الامتيازات والحصانات", "امتيازات وحصانات"], "امتيازات وحصانات"),
        // Cases.
        (&["أبي بكر السالم", "أبا بكر السالم"], "أبو بكر السالم"),
        (&["أبي بكر السالم"], "أبي بكر السالم"),
        (&["الدورة الحادية والثمانين", "للدورة الحادية والثمانين"], "الدورة الحادية والثمانون"),
        (&["الإعفاءات الضريبية", "إعفاء ضريبيا"], "إعفاء ضريبي"),
        // Singulars that another form shows.
        (&["مراجعي الحسابات", "مراجعو الحسابات", "مراجع حسابات"], "مراجع حسابات"),
        (&["أسماء النطاقات", "اسم نطاق", "اسم النطاق"], "اسم نطاق"),
        (&["الدول الأطراف", "الدولة الطرف", "دولة طرفا"], "دولة طرف"),
        (&["مبيدات الآفات", "مبيدات آفات"], "مبيد آفات"),
        (&["المحكمين", "المحكمون"], "محكم"),
        (&["مقدمي خدمات الإنترنت", "مقدمو خدمات الإنترنت"], "مقدم خدمات الإنترنت"),
        (&["الحاويات", "حاويات", "حاويتين"], "حاوية"),
        // The noun of an adjective keeps its article.
        (&["الحسابات المستحقة القبض", "حسابات مستحقة القبض"], "حساب مستحق القبض"),
        // Two nouns that are joined have no singular.
        (&["الأسلحة الصغيرة والأسلحة الخفيفة"], "الأسلحة الصغيرة والأسلحة الخفيفة"),
    ] {
        assert_eq!(Terms::default().citation(Lang::AR, forms)[0], want, "{forms:?}");
    }
}
