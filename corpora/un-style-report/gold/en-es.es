Conferencia de las Partes en la Convención sobre las Cuencas Compartidas de Agua Dulce
FWB/COP/2026/4
Distr. general
6 de octubre de 2026
Español
Original: inglés
Sexto período de sesiones
Montevideo, 16 a 20 de noviembre de 2026
Tema 4 b) del programa provisional*
Aplicación de las decisiones de la Conferencia de las Partes: resiliencia de las cuencas compartidas
Seguimiento del llamamiento de Tashkent sobre la resiliencia de las cuencas compartidas: aplicación de la decisión 5/3
Informe de la Secretaría
Resumen
En el presente informe se describen las medidas adoptadas entre el 1 de abril de 2024 y el 31 de julio de 2026 por los Estados partes, los órganos conjuntos y la Secretaría en respuesta a la decisión 5/3 de la Conferencia de las Partes.
El informe abarca los arreglos institucionales, las novedades jurídicas, la labor técnica, el intercambio de datos, el desarrollo de la capacidad y la situación del Fondo Fiduciario de Solidaridad entre Cuencas, y concluye con recomendaciones que la Conferencia de las Partes tal vez desee examinar en su sexto período de sesiones.
FWB/COP/2026/1.
Introducción
En su quinto período de sesiones, celebrado en Tashkent del 11 al 15 de marzo de 2024, la Conferencia de las Partes en la Convención sobre las Cuencas Compartidas de Agua Dulce aprobó la decisión 5/3, en cuyo anexo figura el llamamiento de Tashkent sobre la resiliencia de las cuencas compartidas.
El presente informe se ha preparado en respuesta a la solicitud, formulada a la Secretaría en el párrafo 14 de esa decisión, de que informara sobre la aplicación de esta en el sexto período de sesiones.
El llamamiento de Tashkent parte de una constatación sencilla: una cuenca que se gobierna por partes fracasa en su conjunto.
En él se exhorta a los Estados ribereños a que se preparen conjuntamente para las sequías y las inundaciones, compartan sin demora los datos hidrológicos y doten a cada órgano conjunto de medios para actuar.
También se invita a los donantes a que destinen al menos un tercio de sus contribuciones al Fondo Fiduciario de Solidaridad entre Cuencas (FFSC), que la Conferencia de las Partes estableció en 2019¹.
El llamamiento no es jurídicamente vinculante.
No obstante, en varios de sus párrafos se reiteran obligaciones relativas a la utilización equitativa y razonable, la notificación previa y el intercambio de datos (arts. 3, 5 y 7 de la Convención).
Véase FWB/COP/2019/17/Add.1, decisión 3/8, párrs. 2 a 6.
El período sobre el que se informa va del 1 de abril de 2024 al 31 de julio de 2026, y los acontecimientos posteriores a esa fecha solo se mencionan cuando guardan relación directa con el programa provisional del sexto período de sesiones.
El informe se basa en tres fuentes, a saber, las respuestas de los coordinadores nacionales a un cuestionario enviado el 9 de febrero de 2026, las actas de los órganos subsidiarios y los archivos de proyectos de la Oficina de las Naciones Unidas para la Cooperación en materia de Agua Dulce (UNOFC).
La UNOFC ejerce de secretaría de la Convención.
Las respuestas a la pregunta sobre el acceso a la información se analizan por separado (FWB/COP/2026/INF.3).
Se recibieron respuestas de 58 de los 71 Estados partes, lo que equivale a una tasa de respuesta del 81,7 %, frente al 63 % del ciclo anterior.
(Otras cuatro respuestas llegaron después del 30 de abril de 2026, fecha en que vencía el plazo, y no pudieron tenerse en cuenta).
La Secretaría desea dar las gracias a los siguientes Estados, que pusieron expertos a su disposición de forma gratuita para la redacción de los capítulos técnicos: Austria, Brasil, Canadá, Egipto, Finlandia, Japón, Kazajstán, Marruecos, Portugal, Senegal y Viet Nam.
Los errores que pudieran subsistir son responsabilidad exclusiva de la Secretaría.
Medidas adoptadas en respuesta a la decisión 5/3
Arreglos institucionales y gobernanza
Conferencia de las Partes y su Mesa
La Mesa elegida en Tashkent celebró siete reuniones, cuatro de ellas por videoconferencia.
Estuvo integrada por una Presidenta, la Sra. Dilnoza Rahimova (Uzbekistán), tres Vicepresidentes, de Ghana, Noruega y el Uruguay, y un Relator, el Sr. Paulo Teixeira Lobo (Portugal).
El Vicepresidente de Noruega dimitió el 12 de enero de 2025.
Para sustituirlo durante el resto del mandato, el grupo regional correspondiente propuso a la Sra. Aino Lehtovaara (Finlandia).
En su tercera reunión, celebrada en Bratislava los días 5 y 6 de noviembre de 2024, la Mesa examinó si el reglamento permitía que los órganos subsidiarios celebraran períodos de sesiones híbridos.
Llegó a la conclusión de que el artículo 22 no impedía la participación a distancia, siempre que el quorum se constituyera con las delegaciones presentes físicamente y que las credenciales se presentaran en original².
Esa interpretación se distribuyó a todos los Estados partes mediante la nota verbal núm. 27, de 2 de diciembre de 2024.
No se recibió ninguna objeción.
Con todo, la Mesa recomendó que el reglamento se modificara en su momento para que las cuestiones relativas al quorum y las credenciales no tuvieran que decidirse caso por caso.
FWB/BUR/2024/3, párr. 11.
Los observadores siguieron participando activamente en la labor entre períodos de sesiones, y en el período sobre el que se informa la Mesa acreditó a 19 de ellos, entre los que había 11 organizaciones no gubernamentales, 5 universidades y 3 organizaciones de cuenca fluvial de Estados que todavía no son partes en la Convención.
El Gobierno del Uruguay y la UNOFC firmaron el acuerdo con el país anfitrión relativo al sexto período de sesiones el 18 de mayo de 2026.
En virtud de ese acuerdo, el país anfitrión facilitará los locales, el transporte local y las cabinas de interpretación simultánea.
La Secretaría, por su parte, sufragará con cargo al presupuesto ordinario los honorarios de la interpretación simultánea y el costo de los documentos en los seis idiomas oficiales.
Grupo de Trabajo de Composición Abierta sobre la Resiliencia de las Cuencas
En el párrafo 3 de la decisión 5/3, la Conferencia de las Partes estableció el Grupo de Trabajo de Composición Abierta sobre la Resiliencia de las Cuencas (GTRC) y le encargó que elaborara un programa de trabajo para el período 2025-2028.
El Grupo de Trabajo se reunió en Nairobi del 24 al 27 de septiembre de 2024, en Hanói del 17 al 20 de junio de 2025 y en Ginebra del 9 al 12 de marzo de 2026, y el número de participantes pasó de 112 en el primer período de sesiones a 187 en el tercero.
El programa de trabajo, que figura en el documento FWB/WG.2/2025/3, se ajusta a las atribuciones del GTRC y se articula en torno a los tres pilares siguientes:
Anticipación, es decir, la capacidad de los Estados ribereños de prever los fenómenos extremos y de avisarse unos a otros con tiempo suficiente;
Absorción, que comprende el almacenamiento de agua, la gestión de las llanuras inundables y los planes de contingencia de las empresas de abastecimiento de agua;
Renovación, por la que las cuencas dañadas por la sequía, las inundaciones o la contaminación se restauran sobre la base de un plan de gestión de la cuenca elaborado conjuntamente.
En Hanói hubo divergencia de opiniones acerca de si el Grupo de Trabajo debía ocuparse también de la navegación interior.
Algunas delegaciones sostuvieron que las compañías navieras eran de las primeras en sufrir los bajos niveles del agua y debían ser escuchadas.
Otras temían que ampliar el mandato diluyera los esfuerzos del Grupo.
En palabras de una de ellas, “si todo es resiliencia, ¿qué queda para los demás comités?”.
Se llegó a una solución de compromiso en el proyecto de decisión que figura en el documento FWB/COP/2026/L.2, en el que la navegación interior se menciona como cuestión transversal.
Los siguientes Estados partes se ofrecieron a dirigir al menos una actividad del programa de trabajo: Alemania, Argentina, Bangladesh, Camerún, Costa Rica, Eslovenia, Etiopía, Hungría, Kirguistán, Nigeria, Países Bajos (Reino de los), Tailandia y Zambia.
Seis de ellos nunca habían asumido una función de ese tipo.
Comité de Examen de la Aplicación
El Comité de Examen de la Aplicación está integrado por nueve miembros que actúan a título personal.
Sus períodos de sesiones séptimo y octavo se celebraron en Viena en octubre de 2024 y noviembre de 2025.
El Comité examinó 14 informes nacionales, abrió dos procedimientos consultivos y cerró un caso de incumplimiento del artículo 7 después de que el Estado parte interesado reanudara el intercambio trimestral de registros de caudal fluvial.
No se logró la paridad de género, ya que solo tres de los nueve miembros eran mujeres, pero sí el equilibrio geográfico.
El Comité concedió especial importancia al diálogo y afirmó en su informe anual que “el incumplimiento es más a menudo cuestión de medios que de voluntad, y el cumplimiento, cuestión de costumbre”.
Sus conclusiones se reproducen, con el consentimiento de los Estados partes interesados, en el anexo II del documento FWB/IRC/2025/6.
Novedades jurídicas
Estado de la Convención y de su Protocolo
Al 31 de julio de 2026, 71 Estados eran partes en la Convención, frente a los 62 que lo eran en el momento de celebrarse el quinto período de sesiones.
Durante el período sobre el que se informa depositaron instrumentos de ratificación o de adhesión Belice, Cabo Verde, Djibouti, el Ecuador, Georgia, Lesotho, Mongolia, el Paraguay y Timor-Leste.
Dos de esos Estados formularon una declaración sobre los procedimientos de arreglo de controversias previstos en el artículo 14, pero ninguno formuló una reserva.
Además, se retiró la reserva que otro Estado había formulado en 2018.
El Protocolo sobre la Notificación de Emergencias en Cuencas Compartidas, abierto a la firma en Porto Novo el 22 de marzo de 2021, aún no había entrado en vigor, puesto que de los 20 instrumentos de ratificación necesarios el depositario había recibido 17.
A la espera de su entrada en vigor, 12 signatarios formularon una declaración por la que aceptaban la aplicación provisional de los artículos 4 y 6, que se refieren a la notificación previa de las sueltas de agua de un embalse.
La enmienda al artículo 21 de la Convención, que abriría la adhesión a las organizaciones de integración económica regional, suscitó escaso interés.
Solo cuatro Estados partes la aceptaron durante el período sobre el que se informa, con lo que el total de aceptaciones asciende a 23, cuando se necesitan 48.
El 14 de enero de 2026 el Secretario Ejecutivo escribió a todos los ministros de relaciones exteriores para recordarles la importancia de la enmienda.
También les señaló que esta no admitía la aplicación provisional.
Los acuerdos bilaterales siguieron siendo la forma más habitual de cooperación: la Secretaría registró 26 acuerdos bilaterales nuevos o revisados y 3 acuerdos marco entre tres o más Estados ribereños, cifra sin precedentes desde la aprobación de la Convención.
La mayoría de ellos se refieren expresamente a la utilización equitativa y razonable, y 21 contienen una cláusula sobre la obligación de no causar daños sensibles.
Sin embargo, solo nueve prevén la participación pública en la elaboración de un plan de gestión de la cuenca.
En respuesta a las solicitudes de apoyo para la redacción de textos, un grupo de juristas convocado por la UNOFC terminó de elaborar en abril de 2025 una serie de 34 cláusulas modelo³.
Las cláusulas modelo se refieren, p. ej., al intercambio de datos, la distribución de los gastos de mantenimiento de las presas, los privilegios de los órganos conjuntos y la evaluación del impacto transfronterizo.
Al final del período sobre el que se informa, se habían utilizado en las negociaciones relativas a un mínimo de 11 cuencas.
Puede consultarse en www.example.org/unofc/model-clauses.
El primer Coloquio de Juristas de Cuencas se celebró en Valparaíso (Chile) del 3 al 5 de septiembre de 2025.
Magistrados, profesionales del derecho y académicos de 39 países analizaron laudos recientes.
En ellos se había aplicado la norma de la diligencia debida a las aguas subterráneas y se había declarado la existencia de daños sensibles.
Inauguró el Coloquio el Sr. Ignacio Bravo Llanos, quien observó que “un río no tiene nacionalidad, pero toda presa tiene dueño”.
Las actas del Coloquio de Juristas de Cuencas se publicarán en español, francés e inglés.
El vol. I apareció en mayo de 2026.
Según el artículo 14 de la Convención, los Estados partes pueden recurrir, como medios de arreglo de controversias, a los buenos oficios, la determinación de los hechos, la conciliación o el arbitraje.
Durante el período sobre el que se informa se recurrió una vez a la determinación de los hechos y dos a la conciliación, mientras que ningún caso se sometió a arbitraje.
La misión de determinación de los hechos, dirigida por la Dra. Comfort Asante-Mills, pasó 16 días sobre el terreno y el 27 de febrero de 2026 presentó a los dos Estados ribereños sus conclusiones, que a petición de estos siguen siendo confidenciales.
En tres ocasiones se solicitaron los buenos oficios del Secretario Ejecutivo.
En el primer caso, relativo al llenado de un nuevo embalse, las consultas condujeron en menos de cinco meses a un calendario conjunto de sueltas de agua, mientras que en el segundo las partes prefirieron proseguir las conversaciones bilateralmente.
La tercera solicitud se retiró… para volver a presentarse, en términos más amplios, cuatro semanas después.
Varios coordinadores nacionales preguntaron si el principio de que quien contamina paga y el principio de precaución formaban parte de las obligaciones previstas en el artículo 3.
El Comité de Examen de la Aplicación respondió afirmativamente en lo que respecta al principio de precaución.
En cambio, consideró que el principio de que quien contamina paga, al no mencionarse en la Convención, solo podía vincular a los Estados partes en virtud de otros instrumentos.
(El texto completo de la opinión consultiva figura en el documento FWB/IRC/2025/4, secc. III).
Labor técnica en materia de resiliencia
Alerta temprana de sequías e inundaciones
El Programa de Alerta de Sequías e Inundaciones (PASI), puesto en marcha en Tashkent el 14 de marzo de 2024, conecta los servicios de previsión de 33 Estados partes.
Se sustenta en 1.846 estaciones de aforo.
De ellas, 412 se instalaron o se repararon durante el período sobre el que se informa, con un costo de 7,3 millones de dólares.
En promedio, los avisos de inundación llegan ahora a las autoridades situadas aguas abajo 19 horas después de la primera señal registrada aguas arriba, mientras que en 2023 tardaban 43 horas.
El sistema de alerta temprana se puso a prueba en agosto de 2025, cuando lluvias excepcionales azotaron tres cuencas en una misma semana y los avisos enviados por conducto del Programa permitieron evacuar a unas 64.500 personas.
En una investigación independiente se señaló que el sistema de alerta temprana había funcionado “según lo previsto, pero no según lo prometido”, porque los mensajes se habían emitido en un solo idioma y muchas comunidades locales no los habían entendido.
Desde entonces, todos los avisos de inundación se preparan en los idiomas que se hablan en ambas orillas.
Las sequías resultaron más difíciles de prever que las inundaciones.
En el boletín de sequías que el PASI publica cada diez días se combinan imágenes satelitales, lecturas de la humedad del suelo y estimaciones del manto de nieve.
Aun así, el boletín no había anunciado 8 de las 15 sequías declaradas por las autoridades nacionales en 2025.
Ello se debió principalmente a la falta de datos sobre la extracción de aguas subterráneas.
A raíz de una solicitud formulada por Estados de montaña en el segundo período de sesiones del Grupo de Trabajo, un grupo de expertos estudió el peligro de desbordamiento repentino de lagos glaciares.
El grupo de expertos elaboró una lista de 73 lugares en los que el desbordamiento repentino de un lago glaciar podría afectar a más de un país.
Recomendó que 22 de ellos se sometieran a vigilancia permanente.
La vigilancia piloto comenzó en mayo de 2026 con la participación de los siguientes países: Bhután, Bolivia (Estado Plurinacional de), Chile, India, Kirguistán, Nepal, Pakistán, Perú, Suiza y Tayikistán.
Según las imágenes satelitales, los glaciares situados por encima de cada lago glaciar de la lista han perdido entre el 11,4 % y el 27,9 % de su superficie desde 2000.
Se realizaron ejercicios de simulación en Szeged, Hungría (8 de octubre de 2024), Kampala (4 y 5 de febrero de 2025) y Vientián (21 de mayo de 2026), en cada uno de los cuales los funcionarios de guardia tuvieron que activar un plan de contingencia a partir de información incompleta.
Los ejercicios pusieron de manifiesto que las listas de teléfonos estaban desactualizadas en casi la mitad de los casos.
Además, eran pocos los planes de contingencia en los que se asignaba la responsabilidad de cerrar las tomas de agua potable.
Aguas subterráneas y acuíferos transfronterizos
De los 468 acuíferos transfronterizos de que tiene conocimiento la Secretaría, solo 52 son objeto de algún tipo de acuerdo.
Por ello, en la decisión 5/3 se dio prioridad a las aguas subterráneas, descritas en el llamamiento de Tashkent como “la cuenta de ahorros de la que todos sacan y en la que nadie ingresa”.
Se terminó un primer inventario de la extracción en 16 acuíferos transfronterizos de África y Asia Occidental, basado en visitas a 9.270 pozos, en la teledetección y en las facturas de electricidad de las asociaciones de regantes.
Los resultados apuntan a un déficit anual de 3,6 kilómetros cúbicos, cuyas cuatro quintas partes se deben al riego.
En las zonas costeras, la intrusión salina ha hecho ya que 1 de cada 12 pozos deje de ser apto para el suministro de agua potable⁴.
Revertir la intrusión salina llevaría decenios, aunque la extracción cesara de inmediato.
Véase FWB/COP/2026/INF.2, párrs. 12 a 18.
Las mediciones en que se basan esos datos pueden consultarse en www.example.org/sbis/wells.
La recarga gestionada de acuíferos se ensayó en seis emplazamientos, con resultados alentadores en cuatro de ellos.
En el emplazamiento cercano a Gaborone se infiltraron aguas residuales tratadas y aguas de escorrentía pluvial a través de balsas de arena, y el nivel freático subió 1,7 metros en 14 meses.
En otros dos emplazamientos, los sedimentos finos colmataron las balsas tras la primera temporada de lluvias.
Como consecuencia, hubo que suspender la recarga gestionada de acuíferos.
Las Directrices de Lomé sobre la Gestión Conjunta de los Acuíferos, aprobadas por el Grupo de Trabajo el 11 de marzo de 2026, recogen las enseñanzas extraídas de esa labor y recomiendan a los Estados ribereños que:
Convengan en una línea de base común para el acuífero que incluya su extensión, la tasa de recarga del acuífero, su salinidad y el estrés hídrico de la zona que abastece;
Fijen un límite máximo de extracción, que se revisará cada cinco años en función de los niveles del agua medidos;
Encomienden a un órgano conjunto que lleve un registro de los pozos de más de 50 metros de profundidad;
Aparten una reserva para agua potable y saneamiento, que no podrá utilizarse con ningún otro fin.
Los siguientes Estados partes comunicaron a la Secretaría que habían comenzado a aplicar las Directrices de Lomé en todo o en parte: Argelia, Benin, Botswana, Burkina Faso, Chad, Jordania, Malí, Namibia, Níger, Togo, Túnez y Zimbabwe.
Presas, sedimentos y caudales ecológicos
La seguridad de las presas fue objeto de 31 inspecciones conjuntas, casi el doble que en el período anterior.
Los inspectores procedían en igual número del Estado situado aguas arriba y del situado aguas abajo.
Calificaron de deficiente el estado de 5 presas y de aceptable el de otras 17.
En dos de las cinco primeras se concluyeron antes de la temporada de crecidas de 2026 las reparaciones consideradas urgentes para la seguridad de las presas.
En las otras tres se acordó bajar temporalmente el nivel del embalse.
La pérdida de producción de energía hidroeléctrica resultante se estima en 212 gigavatios-hora al año.
En julio de 2025, la UNOFC publicó el Manual sobre la Explotación Conjunta de Presas y Embalses, en el que se explica cómo pueden conciliarse la energía hidroeléctrica, el riego, la protección contra las inundaciones y la navegación interior.
El capítulo 4, relativo a la evacuación de sedimentos y el diseño de escalas de peces, es el que más interés ha despertado.
No en vano, muchos embalses pierden cada año el 1 % o más de su capacidad.
El Manual sobre la Explotación Conjunta de Presas y Embalses se descargó 12.450 veces en sus primeros 12 meses.
Se determinaron los caudales ecológicos de nueve tramos de río con la ayuda de los pescadores.
Las observaciones de estos se remontaban con frecuencia más atrás que las de cualquier estación de aforo.
¿Sigue siendo un río aquel que solo llega al mar siete meses al año?
Esa pregunta, que planteó un pescador en la consulta celebrada en Maputo, ha quedado recogida desde entonces en el preámbulo de un acuerdo marco.
En cuatro de los nueve tramos, los explotadores de centrales hidroeléctricas convinieron en mantener el caudal ecológico durante toda la estación seca.
En otros dos se está construyendo una escala de peces.
Calidad del agua y ecosistemas
La calidad del agua mejoró en el 38 % de los 1.120 puntos de muestreo de los ríos compartidos, se mantuvo estable en el 41 % y empeoró en el 21 %.
La carga de nutrientes procedente de la agricultura es la principal causa de deterioro, seguida de las aguas residuales de localidades en rápido crecimiento.
Allí donde se construyeron plantas de tratamiento de aguas residuales a ambos lados de una frontera en virtud de un único contrato, p. ej., en las ciudades gemelas que visitó la Mesa en abril de 2025, los costos disminuyeron hasta en una quinta parte.
Las soluciones basadas en la naturaleza ocupan un lugar destacado en 18 de los 26 acuerdos mencionados en el párrafo 18.
Una solución basada en la naturaleza puede consistir en medidas muy diversas, desde volver a conectar una llanura inundable con su río hasta plantar un humedal que reduzca la carga de nutrientes.
El mayor proyecto de este tipo, la Iniciativa Riberas Verdes, tiene por objeto la restauración de ecosistemas en 85.000 hectáreas de humedales para 2030.
En junio de 2026 habían concluido los trabajos en 23.700 hectáreas.
Las comunidades locales y los Pueblos Indígenas ocupan 6 de los 14 puestos del comité directivo de la Iniciativa Riberas Verdes.
Según 29 Estados partes, las especies invasoras constituyen una carga cada vez mayor, en particular las plantas flotantes que obstruyen los canales de riego y las tomas de agua de las centrales hidroeléctricas.
En una campaña conjunta realizada en las orillas de cuatro lagos africanos se retiraron 46.000 toneladas de materia vegetal.
Una parte se transformó en compost.
Los organizadores advirtieron, no obstante, que eliminar una especie invasora no equivalía a una restauración de ecosistemas y que “lo que se limpia en marzo vuelve a estar ahí en agosto… a menos que se ataje también el problema de los nutrientes”.
Datos, conocimientos y desarrollo de la capacidad
Sistema de Información sobre las Cuencas Compartidas
El Sistema de Información sobre las Cuencas Compartidas (SICC), abierto al público el 22 de marzo de 2025, contiene datos hidrológicos de 147 cuencas, entre ellos el caudal fluvial diario, el nivel del agua, la salinidad y la concentración de sedimentos, y registró 318.000 visitas en su primer año.
El intercambio de datos es una obligación en virtud del artículo 7 de la Convención, pero la práctica sigue siendo desigual.
De los Estados partes que respondieron al cuestionario, 34 transmiten los datos hidrológicos automáticamente, 15 lo hacen por correo electrónico y 9 únicamente previa solicitud.
Entre los motivos aducidos para no facilitar los datos figuran la seguridad nacional, el valor comercial de las previsiones y, con mayor frecuencia, la falta de personal.
El Grupo de Trabajo pidió a la Secretaría que preparara, para su cuarto período de sesiones, una nota sobre la protección de los datos delicados (FWB/WG.2/2026/5).
Dado que sin interoperabilidad no puede avanzarse en el intercambio de datos, los metadatos de 61 bases de datos nacionales se armonizaron con un perfil común de metadatos compuesto por 27 campos, disponible en todos los idiomas oficiales con licencia de datos abiertos.
Las bases de datos de los siguientes países habían superado la prueba de interoperabilidad al 31 de julio de 2026: Armenia, Bélgica, Bulgaria, Chequia, China, Croacia, España, Francia, Kenya, México, República de Moldova, Rwanda, Sudáfrica y Ucrania.
La resiliencia de cada cuenca se mide ahora mediante 24 indicadores agrupados en cinco epígrafes, que un grupo de estadísticos elaboró en una reunión celebrada en Ottawa del 2 al 4 de diciembre de 2024 y que se sometieron a prueba en ocho cuencas piloto.
Dos de ellos, relativos a la eficiencia en el uso del agua y a la asignación del agua entre sectores, suscitaron un prolongado debate porque no existía una línea de base ni un método de contabilidad hídrica convenidos⁵.
Los 22 indicadores restantes se utilizan desde el 1 de enero de 2026.
FWB/WG.2/2025/CRP.4, cuadro 3.
La publicación emblemática de la Secretaría, Perspectivas de las Aguas Compartidas 2025, se presentó en El Cairo el 30 de octubre de 2025.
Según esa publicación, 2.900 millones de personas viven en cuencas compartidas y una de cada cinco sufre estrés hídrico o escasez de agua al menos tres meses al año.
En ella se dedica el cap. V a la eficiencia en el uso del agua, con ejemplos de riego por goteo, contabilidad hídrica y tarifas del agua progresivas.
La obra se preparó con el apoyo del mundo académico.
Costó 350.000 euros, suma que se sufragó íntegramente con contribuciones voluntarias.
Formación y divulgación
Las actividades de desarrollo de la capacidad llegaron a 4.376 personas, de las que el 47 % eran mujeres.
Se impartieron cursos en los tres centros regionales de la UNOFC, situados en Almaty, Ciudad de Panamá y Dakar, y también en línea.
El curso más solicitado fue el de previsión de inundaciones, para el que se recibieron 1.905 solicitudes, aunque solo había 240 plazas.
En segundo lugar se situó un curso sobre riego por goteo y diseño de una tarifa del agua.
Jóvenes hidrólogos de 12 países (Albania, Camboya, Colombia, El Salvador, Filipinas, Ghana, Iraq, Malawi, Montenegro, República Unida de Tanzanía, Sierra Leona y Sri Lanka) pasaron seis meses como becarios en una organización de cuenca fluvial distinta de la de su propia región.
Desde entonces, 10 de los 12 hidrólogos han sido contratados por un órgano conjunto o un ministerio.
El Foro de la Juventud por los Ríos se reunió en Saint John’s del 6 al 9 de mayo de 2025.
Fue el primer acto celebrado en el marco de la Convención en un pequeño Estado insular en desarrollo.
Sus 210 participantes aprobaron una declaración en la que preguntaban: “¿Quién beberá de las cuencas que hoy se están repartiendo ustedes?”.
El Foro de la Juventud por los Ríos propuso también que cada delegación en la Conferencia de las Partes incluyera a una persona menor de 30 años.
La Mesa tomó nota de la propuesta con interés, pero recordó que la composición de las delegaciones era prerrogativa exclusiva de los Estados partes.
La Alianza de Comisiones Fluviales y Autoridades Lacustres, que agrupa a 64 comisiones de cuenca, firmó con la Oficina de las Naciones Unidas para la Cooperación en materia de Agua Dulce, el 19 de septiembre de 2024, un memorando de entendimiento en el que se prevén intercambios de personal, un calendario común de reuniones y el acceso recíproco al material de formación.
Uno de los resultados prácticos es un servicio de consultas, gestionado por la Alianza de Comisiones Fluviales y Autoridades Lacustres, mediante el cual cualquier comisión de cuenca puede obtener asistencia técnica en un plazo de 15 días laborables.
En su primer año, el servicio atendió 133 solicitudes, la mayoría de ellas sobre previsión de inundaciones, adquisiciones o liquidación de cuentas con contratistas.
Recursos y administración
Las contribuciones al FFSC ascendieron a 18,6 millones de dólares en el período sobre el que se informa, frente a 11,9 millones de dólares en el anterior.
De esa cantidad, 14,2 millones de dólares tenían asignación específica y 3,1 millones carecían de ella.
El resto, 1,3 millones, consistió en contribuciones en especie.
Al 31 de julio de 2026 seguían sin hacerse efectivas otras promesas de contribuciones por valor de 2,4 millones de dólares.
Así pues, la proporción de contribuciones sin asignación específica, del 16,7 %, fue la mitad de la que se pedía en el llamamiento de Tashkent.
Los donantes fueron los siguientes: Arabia Saudita, Australia, Dinamarca, Emiratos Árabes Unidos, Estonia, Irlanda, Italia, Luxemburgo, Noruega, Qatar, República de Corea, Singapur y Suecia.
Dos fundaciones privadas y un banco hicieron contribuciones en especie, si bien no se aceptó ninguna contribución del sector privado sin la verificación previa de la dependencia de diligencia debida de la Secretaría.
Los gastos con cargo al Fondo Fiduciario de Solidaridad entre Cuencas ascendieron a un total de 15,9 millones de dólares, distribuidos como sigue:
La asistencia técnica a los países en desarrollo representó 8,7 millones de dólares, de los que el 62 % benefició a países menos adelantados;
El intercambio de datos y los sistemas de alerta temprana absorbieron 4,8 millones de dólares, en su mayor parte para equipo⁶;
En esa cantidad no se incluyen las estaciones de aforo a que se hace referencia en el párrafo 24, financiadas directamente por los Estados partes interesados.
Los 2,4 millones de dólares restantes se destinaron a reuniones, viajes y apoyo a los programas.
En el presupuesto por programas de la UNOFC para el bienio 2025-2026 se prevén 41 puestos, de los que 29 se financian con cargo al presupuesto ordinario y 12 con recursos extrapresupuestarios.
Debido a problemas de liquidez, la contratación estuvo congelada de julio de 2024 a mayo de 2025 y la tasa de vacantes llegó al 22 %.
Al final del período sobre el que se informa, la tasa de vacantes había bajado al 9,8 % y, con ella, los gastos en personal temporario.
El equilibrio geográfico mejoró ligeramente.
Los funcionarios del Cuadro Orgánico proceden ahora de 24 países, frente a 19 dos años antes.
La paridad de género se alcanzó en todas las categorías menos una.
Entre octubre de 2025 y febrero de 2026, dos evaluadores externos realizaron un examen de mitad de período del programa de trabajo, en el que las actividades se consideraron pertinentes y bien gestionadas.
No obstante, los evaluadores criticaron su dispersión, es decir, que una secretaría pequeña persiguiera 57 productos distintos⁷.
También constataron que los avances logrados en los países en desarrollo sin litoral dependían en gran medida de una o dos personas.
La respuesta de la administración al examen de mitad de período se transmitió por nota verbal el 15 de mayo de 2026 y se publicó con la signatura FWB/COP/2026/INF.5.
En ella se aceptan 13 de las 15 recomendaciones.
FWB/COP/2026/INF.4, págs. 31 a 33.
Conclusiones y recomendaciones
Conclusiones
Dos años y medio después de su aprobación, el llamamiento de Tashkent ha cambiado la forma en que los Estados ribereños se preparan para los fenómenos extremos.
Gracias al Programa de Alerta de Sequías e Inundaciones, la alerta temprana es ahora más rápida.
Las inspecciones conjuntas de presas son más frecuentes y el círculo de Estados partes se ha ampliado.
Donde más lentos han sido los avances es donde menos cuestan, a saber, en el intercambio de la información ya existente.
La base jurídica de la cooperación crece, pero de manera desigual: aunque el número de acuerdos bilaterales va en aumento, al Protocolo sobre la Notificación de Emergencias le faltan tres ratificaciones y la enmienda al artículo 21 dista mucho de su entrada en vigor.
Sería lamentable que instrumentos negociados con tanto esmero quedaran en letra muerta.
El cambio climático está alterando los supuestos conforme a los cuales se convino la asignación del agua hace decenios.
Los tratados existentes suelen repartir volúmenes fijos de aguas superficiales.
No tienen en cuenta, en cambio, las aguas subterráneas, la merma del almacenamiento de agua en los embalses colmatados, el retroceso del manto de nieve y los glaciares ni la demanda de nuevos usos, como la desalinización y la refrigeración de centros de datos.
La adaptación exigirá que esos tratados se revisen periódicamente o, cuando menos, que un órgano conjunto apruebe normas flexibles con arreglo al artículo 9 de la Convención.
Una evaluación de la vulnerabilidad como la realizada en las cuencas piloto constituye un primer paso útil hacia la adaptación.
La sociedad civil, los Pueblos Indígenas, el sector privado y el mundo académico han demostrado, en particular en Perspectivas de las Aguas Compartidas 2025, que pueden aportar algo más que financiación.
En las cuencas piloto en las que la participación pública se organizó desde el principio con ayuda de la sociedad civil, las quejas sobre el plan de gestión de la cuenca se redujeron en casi dos tercios.
La base financiera de la labor sigue siendo frágil, ya que más de las tres cuartas partes de las contribuciones voluntarias tienen asignación específica y cinco donantes aportan el 71 % del total (véanse los párrs. 49 y 50).
Las cuotas, que algunas delegaciones habían propuesto en Tashkent, no concitaron consenso, y en el presupuesto por programas para el próximo bienio no se prevé ninguna.
La Secretaría considera que una base de donantes más amplia y promesas de contribuciones plurianuales harían más por la resiliencia que cualquier mandato nuevo.
Recomendaciones
La Conferencia de las Partes tal vez desee tomar nota del presente informe y aprobar el proyecto de decisión que figura en el documento FWB/COP/2026/L.7/Rev.1.
La Conferencia de las Partes tal vez desee también instar a los signatarios del Protocolo sobre la Notificación de Emergencias a que depositen sus instrumentos de ratificación en poder del depositario a más tardar el 22 de marzo de 2027, sexto aniversario de la apertura del Protocolo a la firma.
Los Estados que estén en condiciones de hacerlo podrían anunciar su intención en la ceremonia relativa a los tratados que se celebrará en Montevideo el 17 de noviembre de 2026.
Se recomienda que el mandato del Grupo de Trabajo sobre la Resiliencia de las Cuencas se prorrogue hasta el séptimo período de sesiones, en el entendimiento de que sus atribuciones se revisarán con el fin de:
Incluir la escasez de agua, el saneamiento y la reutilización de las aguas residuales entre los temas del programa de trabajo;
Reducir el número de productos de 57 a un máximo de 30, como se propone en el examen de mitad de período;
Permitir que los observadores presenten propuestas por escrito, con sujeción a lo dispuesto en el reglamento.
Se debería alentar a los Estados partes a que, para finales de 2028, transmitan automáticamente los datos hidrológicos por medio del Sistema de Información sobre las Cuencas Compartidas, de modo que los datos abiertos sean la norma y la confidencialidad, la excepción.
Se invita a los Estados que necesiten asistencia técnica o transferencia de tecnología con ese fin a que se pongan en contacto con su centro regional a más tardar el 30 de junio de 2027.
Se invita a los órganos conjuntos a que realicen una evaluación del impacto transfronterizo antes de que se autorice cualquier presa, canal o planta de desalinización cuya importancia no sea meramente local.
Se los invita asimismo a que pongan los resultados a disposición del público.
El acceso a la información no debería terminar en la frontera.
Las comisiones regionales podrían prestar ayuda manteniendo listas de evaluadores cualificados.
Los donantes deberían considerar la posibilidad de aumentar a un tercio la proporción de contribuciones sin asignación específica para el bienio 2029-2030.
Se debería prestar especial atención a los países menos adelantados, los países en desarrollo sin litoral y los pequeños Estados insulares en desarrollo.
Sus proyectos conjuntos rara vez atraen préstamos comerciales y dependen de recursos extrapresupuestarios.
La transferencia de tecnología en condiciones favorables, en particular para la teledetección y el tratamiento de aguas residuales, sería tan bien acogida como el dinero.
Se podría solicitar al Secretario General que señalara el llamamiento de Tashkent a la atención de la Asamblea General en su octogésimo segundo período de sesiones, con miras a la aprobación de una resolución sobre la reducción del riesgo de desastres en las cuencas compartidas.
Una resolución de la Asamblea General en ese sentido se dirigiría a todos los Estados Miembros, incluidos los que todavía no son Estados partes en la Convención, y podría impulsar también a las comisiones regionales a incorporar en sus propios programas la reducción del riesgo de desastres en las cuencas compartidas.
Por último, la Conferencia de las Partes tal vez desee solicitar a la Secretaría que presente a la Mesa, en 2027, un informe sobre la marcha de los trabajos.
A este seguiría un informe final, que el Relator presentaría en el séptimo período de sesiones, en 2028.
El informe sobre la marcha de los trabajos debería limitarse a los indicadores mencionados en el párrafo 43 y no exceder de 8.500 palabras.
“Ya hemos tenido bastantes informes sobre el agua —observó la Presidenta en la clausura del tercer período de sesiones del Grupo de Trabajo—; tengamos ahora un agua sobre la que merezca la pena informar”.
