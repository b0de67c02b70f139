use super::*;

fn version(path: &str) -> (String, Option<String>) {
    let v = Version::of(Path::new(path), None);
    (v.key, v.lang.map(|l| l.to_string()))
}

#[test]
fn names_tell_the_language() {
    let cases = [
        ("report.zh.txt", "report", Some("zh")),
        ("a/report_en.txt", "a/report", Some("en")),
        ("report-fr.html", "report", Some("fr")),
        ("report.zh-CN.txt", "report", Some("zh-CN")),
        ("zh/report.txt", "report", Some("zh")),
        ("docs/EN/2023/report.txt", "docs/2023/report", Some("en")),
        ("en_report.txt", "report", Some("en")),
        ("1910268E.txt", "1910268", Some("en")),
        ("2604711R.pdf", "2604711", Some("ru")),
        ("26-00001E.pdf", "26-00001", Some("en")),
        ("2019_27_MTR.txt", "2019_27_MTR", None),
        ("20240515_12A.txt", "20240515_12A", None),
        ("20240515_A.txt", "20240515_A", None),
        ("N2330012_C.pdf", "N2330012", Some("zh")),
        ("GE0917088-F.pdf", "GE0917088", Some("fr")),
        ("en/lake.en.txt", "lake", Some("en")),
        ("docs/fr/A_78_5_F.txt", "docs/A_78_5", Some("fr")),
        ("pt/lake.pt-BR.txt", "lake", Some("pt-BR")),
        ("en/lake.fr.txt", "en/lake", Some("fr")),
        ("docs/ru.txt", "docs/docs", Some("ru")),
        ("zh.txt", "document", Some("zh")),
        ("./en.txt", "document", Some("en")),
        ("report.txt", "report", None),
        ("plan-of-action.txt", "plan-of-action", None),
        ("report_zh-CN.docx", "report", Some("zh-CN")),
        ("report_zh-TW.docx", "report", Some("zh-TW")),
        ("report-pt-BR.docx", "report", Some("pt-BR")),
        ("report.pt-br.docx", "report", Some("pt-BR")),
        ("report_ar-SA.docx", "report", Some("ar-SA")),
        ("zh-TW.docx", "document", Some("zh-TW")),
        ("23.en-US.txt", "23", Some("en-US")),
        ("23.en_GB.txt", "23", Some("en-GB")),
        ("23_en_us.txt", "23", Some("en-US")),
        ("ch_iv.txt", "iv", Some("ch")),
        ("report_zh-Hant-TW.docx", "report", Some("zh-Hant-TW")),
        ("report-zh-Hant.docx", "report", Some("zh-Hant")),
        ("report.sr-Latn.docx", "report", Some("sr-Latn")),
        ("report_es-419.docx", "report", Some("es-419")),
        ("zh-CN/report.docx", "report", Some("zh-CN")),
        ("site/pt-BR/report.docx", "site/report", Some("pt-BR")),
        ("A_78_123_E.docx", "A_78_123", Some("en")),
        ("A_78_5-C.pdf", "A_78_5", Some("zh")),
        ("A_78_123_Add.1_R.docx", "A_78_123_Add.1", Some("ru")),
        ("A_RES_78_225-ES.pdf", "A_RES_78_225", Some("es")),
        ("annex_A.docx", "annex_A", None),
        ("Annex C.docx", "Annex C", None),
        ("N2312345.pdf", "N2312345", None),
        ("report_French.docx", "report", Some("fr")),
        ("English/report.docx", "report", Some("en")),
        ("Report (FR).docx", "Report", Some("fr")),
        ("Report - RU.docx", "Report", Some("ru")),
        ("how to.docx", "how to", None),
        ("docs-es/report.pdf", "docs/report", Some("es")),
        ("set.ZIP/en/report.txt", "set/report", Some("en")),
        ("报告.zip/报告.zh.txt", "报告/报告", Some("zh")),
        ("تقرير-ar.docx", "تقرير", Some("ar")),
        ("eng/2020/a.txt", "2020/a", Some("en")),
        ("docs/zho/2020/a.txt", "docs/2020/a", Some("zh")),
        ("report.spa.txt", "report", Some("es")),
        ("report_may.docx", "report_may", None),
        ("may/report.docx", "may/report", None),
    ];
    for (path, key, lang) in cases {
        assert_eq!(version(path), (key.to_owned(), lang.map(str::to_owned)), "{path}");
    }
}
