//! Rules by classes: labels, units, unknown abbreviations, titles, brands, quotations.

use super::table;

#[test]
fn letters_that_are_labels() {
    table(&[
        (
            "en",
            "The Board chose Plan A. | Mr. Lee left. | It fell to Group C. | J. Roe objected. | See rm. 12 B. | Paul has it.",
        ),
        (
            "en",
            "Plan A. proved too weak. | It was written by J. Abe. | He asked for type A or B. | Rome agreed. | I met A. Roy.",
        ),
        (
            "en",
            "He read Article II. | Nobody else did. | Under Part I. of the Act he was free. | That was World War II. | Berlin fell.",
        ),
        (
            "fr",
            "Il relève du type B. | M. Petit l’a dit. | Le plan A. est lourd. | Voir le bât. 3, esc. 2 C. | Paul y vit.",
        ),
        (
            "fr",
            "Le rapport est établi par M. J. Roy. | C’est le titre III. | Louis XIV. régnait. | Il lit la version D. | Paul écoute.",
        ),
        (
            "es",
            "Prefieren el plan B. | D. Juan Gil, no. | La zona C. es fría. | Vive en el edif. 4 A. | Pedro lo sabe. | Es de D. Luis.",
        ),
        (
            "ru",
            "Применяется метод А. | Точность мала. | Живет в кв. 12 Б. | Проезд оплачен. | В части А. даны карты. | Доклад А. Попова длинен.",
        ),
        (
            "ru",
            "Указ подписал Александр II. | Это было в XIX в. | Потом в 50-х гг. прошлого века. | Выбран вариант В. | Комитет ушел.",
        ),
        (
            "ar",
            "ويرد ذلك في المرفق د. | ويلغى النوع ب. | وحضر د. سالم وأ. هدى. | والجزء أ. مهم. | وكتب ع. نور عن المنطقة ج. | ولم يزد.",
        ),
        ("zh", "名单载于附件D. | 各国已收到。 | 他住在A. | 区。".replace("A. | ", "A.").leak()),
        ("zh", "作者是Liu K.H.教授和J.M.库切。 | 报告见附录B.全文共五章。".replace("B.", "B. | ").leak()),
    ]);
}

#[test]
fn units_behind_numbers() {
    table(&[
        (
            "en",
            "It weighs five kg. | Rome paid. | It takes 30 min. to Rome. | Delays of 2 hrs. are common. | It costs 12,000 p.a. | Arrears grow. | Buses run to 6 p.m. | 21. The list is long.",
        ),
        (
            "fr",
            "Le délai est de 15 j. | Passé ce délai, rien. | Il pèse deux kg. | Paul rit. | Abre a las 9 h. 30. | Il dort.",
        ),
        (
            "es",
            "Dura dos min. | Luego calla. | Vence a los 10 d. hábiles. | Cuesta 30 dls. | Pedro paga. | El Prof. Dr. h. c. Luis Paz vino.",
        ),
        (
            "ru",
            "Подхожу на пять м. | Ближе нельзя. | Ответ дают в течение 3 дн. | iPhone не нужен. | Надо 1. Купить 8 ед. | 2. Продать. | Это д. г. н. Т. Попов.",
        ),
        (
            "ru",
            "Дали 8 тыс. долл. — О-ву друзей. | Еще 3 тыс. руб. — школе. | Письмо на двух с. | Конец его ясен.",
        ),
        (
            "ar",
            "يدفع ٢٨٠ د. في الشهر. | وطوله ٥ كم. من المدينة. | وكان ذلك عام ١٣٤٠ هـ. | وبدأ في الساعة 8 ص. | وانتهى في الساعة 7 م. في الفندق.",
        ),
        (
            "ar",
            "فيها أنهار وبحيرات إلخ. | ولم يبق شيء. | وتشمل الأنهار إلخ. بلا حد. | وجاءت شركة الأرز ش.م.م. وغيرها. | ثم رحلت.",
        ),
    ]);
}

#[test]
fn abbreviations_that_no_table_knows() {
    table(&[
        (
            "en",
            "See Sched. 5, item 2. | It is in the dkt. A/55/1. | He met Prof. em. J. Roe. | It opens on Sat. 9 March. | The Zbgn. Board met.",
        ),
        (
            "en",
            "He left. | 12 States paid. | She ran. | A/55/1 was issued. | I, too, left. | I, you and they stayed.",
        ),
        (
            "fr",
            "Voir la subd. 5, al. 2. | Il est né dans l’arrt. IV, près du port. | Il part le jeu. 6 mai. | 12 États ont payé.",
        ),
        (
            "es",
            "Véase el pfdo. 3, línea 2. | Está en el leg. IV, fol. 3. | Habló la div. 2 del lab. Central. | Firmó la Inspn. Norte. | Se fue. | 12 Estados pagaron.",
        ),
        (
            "ru",
            "См. подразд. IV, с. 3. | Адрес: комн. № 5, этаж 2. | Он ушел. | 12 государств заплатили. | Ждали 5 лет. | 12 марта помощь пришла. | № 1 в списке пуст.",
        ),
    ]);
}

#[test]
fn titles_and_brands() {
    table(&[
        (
            "en",
            "He turned to item 5, “Who Owns It? New Answers”. | It is long. | The title of annex E is now “Who Owns It? New Answers”. | It is short.",
        ),
        (
            "en",
            "He called it “a bowl with a crack.” | Little has changed. | They use sea.gate. | sea.gate works. | iPhone users do too.",
        ),
        (
            "fr",
            "Il passe au point 5, « À qui est-ce ? Questions nouvelles ». | Elle lit. | L’annexe prend le titre « Que faire ? Conseils ».",
        ),
        (
            "es",
            "Pasa al tema 3, «¿Quién mide? Una propuesta». | El anexo lleva por título «¿De quién es? Preguntas». | Nadie lo lee.",
        ),
        (
            "ru",
            "Перешли к п. 3, «Чей лес? Предложения». | Приложение Д озаглавить «Чей лес? Вопросы и ответы». | Все ушли.",
        ),
        (
            "ar",
            "انتقل إلى البند 3، «من يعد؟ مقترحات». | ويصبح عنوان المرفق «لمن الغابة؟ أسئلة». | ثم خرج. | وكتبت د. هـ. نور عن المرفق هـ. | ولم تزد.",
        ),
        ("zh", "附件E的标题改为“森林归谁？问与答”。 | 大家同意〈行动！为什么？〉的提法。 | 他走了。"),
    ]);
}

#[test]
fn quotations_of_more_than_one_sentence() {
    table(&[
        (
            "en",
            "“The pump broke in May. | We carried water by hand,” she recalled. | “It was far,” she said. | “Very far.”",
        ),
        ("fr", "« La pompe a lâché. | On portait l’eau », se souvient-elle. | « Loin ? » | Elle rit."),
        ("es", "«La bomba se rompió. | Llevábamos el agua a mano», recuerda. | «Lejos.» | Se ríe."),
        (
            "ru",
            "«Насос сломался. | Воду носили на руках», — вспоминает она. | «Далеко». | Она смеется. | Это «Вода. Соль. Рыба» (сборник).",
        ),
        (
            "ar",
            "وقال: «تعطلت المضخة في أيار. | وكنا نحمل الماء بأيدينا». | وقال إنها «ستحفظ على الأرجح.» | وهذا ما نخشاه. | ويطول الطابور... | «انتظرت ساعة!» قالت.",
        ),
        (
            "zh",
            "“水泵坏了。 | 我们用手提水。”她说。 | “我哭了。”一位观众承认。 | 有人认为“拯救森林！”过于响亮。 | 他们在码头等了很久…… | “没有船。”他说。 | 他走了。",
        ),
    ]);
}

#[test]
fn numbers_behind_wide_marks() {
    table(&[
        (
            "zh",
            "疫情扩散到邻近省份。 | 1 月 20 日，有报告说患者增加。 | 20 世纪初，情况不同。 | 3月底结束。 | 10 多人离开。",
        ),
        ("zh", "报告已经印发。① | 专著由出版社出版。"),
        ("zh", "要求如下：①增加编制。 | ②购置小船。 | 会议结束。"),
        ("zh", "(1) 各国应提供数据。 | (2) 秘书处应汇总数据。 | 会议结束。"),
        ("zh", "报告已经印发。(3) | 会议结束。"),
    ]);
}
