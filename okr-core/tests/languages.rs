//! Statements in German, French and Spanish, and what is read from them.

use okr_core::{
    StatementKind,
    statement::{Lexicon, Statement},
};

fn read(language: &str, text: &str, kind: StatementKind) -> Statement {
    Lexicon::of_language(language).unwrap().read(text, kind)
}

/// Type, direction, baseline and target, `-` for none.
fn said(it: &Statement) -> String {
    let number = |it: Option<f64>| it.map_or("-".to_owned(), |it| it.to_string());
    format!(
        "{} {} {} {}",
        it.statement_type().map_or("-", |it| it.as_str()),
        it.direction().map_or("-", |it| it.as_str()),
        number(it.baseline()),
        number(it.target()),
    )
}

/// Reads each line of a table, `statement | what it says`, and tells all that differ.
fn check(language: &str, kind: StatementKind, table: &str, what: impl Fn(&Statement) -> String) {
    let mut wrong = Vec::new();
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        let (text, expected) = line.rsplit_once(" | ").unwrap();
        let found = what(&read(language, text, kind));
        if found != expected {
            wrong.push(format!("{text}\n  {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{language}:\n{}", wrong.join("\n"));
}

fn key_results(language: &str, table: &str) {
    check(language, StatementKind::KeyResult, table, said);
}

fn deadlines(language: &str, table: &str) {
    check(language, StatementKind::KeyResult, table, |it| {
        format!(
            "{} {}",
            it.deadline().unwrap_or("-"),
            it.target().map_or("-".to_owned(), |it| it.to_string())
        )
    });
}

fn units(language: &str, table: &str) {
    check(language, StatementKind::KeyResult, table, |it| {
        let comparison = it.comparison().map_or("-", |it| it.as_str());
        format!("{comparison} {}", it.unit().unwrap_or("-"))
    });
}

/// Type, whether it has a number, whether it is vague.
fn objectives(language: &str, table: &str) {
    check(language, StatementKind::Objective, table, |it| {
        let mut found = it.statement_type().map_or("-", |it| it.as_str()).to_owned();
        found.push_str(if it.has_number() { " number" } else { "" });
        found.push_str(if it.is_vague() { " vague" } else { "" });
        found
    });
}

fn vague(language: &str, table: &str) {
    check(language, StatementKind::KeyResult, table, |it| {
        let kind = match (it.is_vague(), it.is_binary(), it.is_measurable()) {
            (true, _, _) => "vague",
            (_, true, _) => "binary",
            (_, _, true) => "measurable",
            _ => "named",
        };
        kind.to_owned()
    });
}

#[test]
fn german_key_results() {
    key_results(
        "de",
        "
        Kundenzufriedenheit von 7 auf 8 steigern | outcome increase 7 8
        Wir steigern den NPS von 32 auf 55 | outcome increase 32 55
        Die Fehlerquote wurde von 8 % auf 3 % gesenkt | outcome decrease 8 3
        Senkung der Abbruchquote im Warenkorb von 68 % auf 55 % | outcome decrease 68 55
        Umsatz um 10 % erhöhen | outcome increase - 10
        Den Umsatz im Onlineshop auf 1,2 Mio. € steigern | outcome increase - 1200000
        Die Betriebskosten konnten um 3 % reduziert werden | outcome decrease - 3
        Durchlaufzeit von 12 auf höchstens 5 Tage verkürzen | outcome decrease 12 5
        Antwortzeit im Support unter 4 Stunden halten | outcome maintain - 4
        Mindestens 95 % der Tickets werden innerhalb von 4 Stunden gelöst | outcome reach - 95
        Verfügbarkeit von 99,9 % halten | outcome maintain - 99.9
        500 neue Kunden gewinnen | outcome reach - 500
        1.200 Anmeldungen zum Newsletter | outcome reach - 1200
        80 % der Nutzer:innen haben die Einrichtung abgeschlossen | outcome reach - 80
        Anzahl der aktiven Kund*innen verdoppeln | outcome increase - 2
        Keine kritischen Vorfälle im Betrieb | outcome reach - 0
        Die Ladezeit der Startseite liegt unter 2 s | outcome reach - 2
        Auf der neuen Plattform erreichen wir 150 Abonnenten | outcome reach - 150
        Churn von X auf Y senken | outcome decrease - -
        Zwölf Händler nutzen das Portal täglich | outcome reach - 12
        Steigerung der Weiterempfehlungsrate (aktuell 40 %) auf 60 % | outcome increase 40 60
        Einführung eines neuen CRM | output - - -
        Wir stellen drei Entwicklerinnen ein | output reach - 3
        Wir führen 12 Kundeninterviews durch | output reach - 12
        8 Blogbeiträge veröffentlichen | output reach - 8
        Schulungsunterlagen erstellt und verteilt | output - - -
        Das Kundenportal ist in drei Ländern live | output reach - 3
        Konzept für die Lagerlogistik ausarbeiten | output - - -
        Wir haben geklärt, wie das Team auf 75 % Auslastung kommt | output - - -
        Migration aller Dienste abgeschlossen | output - - -
        Wir haben die ISO 27001 Zertifizierung erhalten | milestone - - -
        Das externe Audit bestehen | milestone - - -
        Bearbeitungszeit um 20 % senken, um die Kosten auf 5 € zu drücken | outcome decrease - 20
        Neue Checkout-Seite ausliefern | output - - -
        Der Anteil der Stammkunden steigt um 5 Prozentpunkte | outcome increase - 5
        Wachstum der Erträge von 15 % erzielen | outcome increase - 15
        Halbierung der Wartezeit | outcome decrease - 0.5
        90 % der Mitarbeitenden haben die Schulung absolviert | output reach - 90
        Kosten senken und Marge von 20 % auf 25 % steigern | outcome increase 20 25
        3 bis 5 Partnerverträge unterzeichnen | output reach - 3
        ",
    );
}

#[test]
fn german_dates_units_and_faults() {
    deadlines(
        "de",
        "
        NPS bis Ende Juni auf 50 steigern | bis Ende Juni 50
        Bis zum 30. September 12 Pilotkunden gewinnen | Bis zum 30. September 12
        Churn bis Jahresende auf 3 % senken | bis Jahresende 3
        Neues Portal in diesem Quartal einführen | in diesem Quartal -
        Wir gewinnen bis Q3/2026 40 Kunden | bis Q3/2026 40
        Auslastung am Ende des Jahres bei 90 % | am Ende des Jahres 90
        Wir gewinnen bis Ende GJ 25/26 40 Kunden | bis Ende GJ 25/26 40
        ",
    );
    units(
        "de",
        "
        Umsatz um 10 % erhöhen | - % rel
        Mehr als 3 Mrd. Euro Umsatz erzielen | more_than EUR
        Ladezeit höchstens 2 s | at_most s
        Antwortzeit unter 200 ms | less_than ms
        Mind. 3 Messen besuchen | at_least Messen
        Stundensatz um CHF 2 erhöhen | - CHF
        Marktanteil um 3 Prozentpunkte ausbauen | - pp
        ",
    );
    objectives(
        "de",
        "
        Umsatz steigern | outcome vague
        Qualität verbessern | outcome vague
        Wir verbessern unsere Kommunikation | outcome vague
        Zum bevorzugten Anbieter für Handwerksbetriebe werden | outcome
        Unsere Kunden lieben die neue Reiseplanung | outcome
        Familien finden bei uns in Minuten den passenden Arzt | outcome
        Neues CRM für den Außendienst einführen | output
        Das Lager in Leipzig bauen | output
        Den Umsatz mit Ersatzteilen um 20 % steigern | outcome number
        Den Umsatz mit Ersatzteilen verdoppeln | outcome number
        ",
    );
    vague(
        "de",
        "
        Zusammenarbeit verbessern | vague
        Neues Kundenportal starten | binary
        Abbruchquote senken | named
        Abbruchquote auf 20 % senken | measurable
        ",
    );
}

#[test]
fn french_key_results() {
    key_results(
        "fr",
        "
        Augmenter le NPS de 32 à 55 | outcome increase 32 55
        Nous augmentons le panier moyen de 48 € à 60 € | outcome increase 48 60
        Réduire le taux d'attrition de 8 % à 3 % | outcome decrease 8 3
        Réduire le taux d’erreur de 5 % à 1 % | outcome decrease 5 1
        Réduction du délai de traitement de 12 à 5 jours | outcome decrease 12 5
        Augmenter le chiffre d'affaires de 10 % | outcome increase - 10
        Croissance de 20 % du chiffre d'affaires | outcome increase - 20
        Réduire le délai de livraison de 5 jours | outcome decrease - 5
        Porter le taux de satisfaction à au moins 95 % | outcome increase - 95
        Passer de 30 à 12 jours de délai moyen de recrutement | outcome decrease 30 12
        Réduire les coûts d'infrastructure de 120 000 € à 80 000 € | outcome decrease 120000 80000
        Atteindre 10 000 utilisateurs actifs | outcome reach - 10000
        Atteindre 1,5 M€ de revenus récurrents | outcome reach - 1500000
        Atteindre 2 millions d'euros de ventes | outcome reach - 2000000
        Taux d'ouverture supérieur à 40 % | outcome reach - 40
        Temps de chargement inférieur à 2 s | outcome reach - 2
        Maintenir la disponibilité au-dessus de 99,9 % | outcome maintain - 99.9
        Zéro incident critique en production | outcome reach - 0
        Aucune réclamation grave | outcome reach - 0
        Doubler le nombre d'abonnés à la newsletter | outcome increase - 2
        80 % des utilisateurs terminent l'inscription | outcome reach - 80
        Signer 12 contrats avec des hôpitaux | outcome reach - 12
        Gagner 500 nouveaux clients | outcome reach - 500
        Satisfaction client de 4,2 (aujourd'hui 3,8) | outcome increase 3.8 4.2
        Faire passer le taux de conversion de X % à Y % | outcome increase - -
        Diminuer de moitié les réclamations | outcome decrease - 0.5
        Baisse du taux d'absentéisme de 6 % à 4 % | outcome decrease 6 4
        Publier 10 articles de blog | output reach - 10
        Organiser cinq webinaires par mois | output reach - 5
        Lancer le nouveau site web | output - - -
        Nouveau portail mis en ligne | output - - -
        Former 100 % des équipes | output reach - 100
        Recruter 4 ingénieures | output reach - 4
        Création de 20 fiches pratiques | output reach - 20
        Rédiger le guide d'accueil | output - - -
        Déployer l'application dans 3 pays | output reach - 3
        Obtenir la certification ISO 27001 | milestone - - -
        Mener 15 entretiens avec des clients | output reach - 15
        Automatiser tous les rapports mensuels | output reach - 100
        Réduire les coûts et porter la marge de 20 % à 25 % | outcome increase 20 25
        ",
    );
}

#[test]
fn french_dates_units_and_faults() {
    deadlines(
        "fr",
        "
        Atteindre 500 abonnés d'ici fin juin | d'ici fin juin 500
        Signer 12 contrats avant le 30 septembre 2026 | avant le 30 septembre 2026 12
        Lancer le site au plus tard le 1er mars | au plus tard le 1er mars -
        Porter le NPS à 50 d'ici la fin de l'année | d'ici la fin de l'année 50
        Ouvrir 2 agences ce trimestre | ce trimestre 2
        ",
    );
    units(
        "fr",
        "
        Augmenter les ventes de 10 % | - % rel
        Plus de 3 Md€ de recettes | more_than EUR
        Au plus 2 s de temps de chargement | at_most s
        Temps de réponse inférieur à 200 ms | less_than ms
        Au moins 3 salons visités | at_least salons
        Gagner 3 points de pourcentage de part de marché | - pp
        ",
    );
    objectives(
        "fr",
        "
        Augmenter les ventes | outcome vague
        Améliorer la qualité | outcome vague
        Excellence opérationnelle | outcome vague
        Devenir le partenaire de référence des artisans | outcome
        Nos clients adorent la nouvelle application | outcome
        Déployer un nouveau CRM pour les agences | output
        Refondre le site web des écoles | output
        Augmenter de 20 % les ventes de pièces détachées | outcome number
        Doubler les ventes de pièces détachées | outcome number
        ",
    );
    vague(
        "fr",
        "
        Améliorer la collaboration | vague
        Lancer le nouveau portail | binary
        Réduire le taux de rebond | named
        Ramener le taux de rebond à 20 % | measurable
        ",
    );
}

#[test]
fn spanish_key_results() {
    key_results(
        "es",
        "
        Aumentar el NPS de 32 a 55 | outcome increase 32 55
        Aumentamos el ticket medio de 48 € a 60 € | outcome increase 48 60
        Reducir la tasa de abandono del 8 % al 3 % | outcome decrease 8 3
        Reducción del plazo de entrega de 12 a 5 días | outcome decrease 12 5
        Aumentar los ingresos un 10 % | outcome increase - 10
        Aumentar los ingresos en un 15 % | outcome increase - 15
        Reducir el plazo de entrega en 5 días | outcome decrease - 5
        Crecimiento del 20 % de los ingresos | outcome increase - 20
        Pasar de 30 a 12 días de plazo medio de contratación | outcome decrease 30 12
        Lograr una tasa de satisfacción de al menos el 95 % | outcome reach - 95
        Alcanzar 10.000 usuarios activos | outcome reach - 10000
        Conseguir 1,5 millones de euros de ingresos | outcome reach - 1500000
        Tasa de apertura superior al 40 % | outcome reach - 40
        Tiempo de carga inferior a 2 s | outcome reach - 2
        Mantener la disponibilidad por encima del 99,9 % | outcome maintain - 99.9
        Cero incidentes críticos en producción | outcome reach - 0
        Ninguna queja grave | outcome reach - 0
        Duplicar el número de suscriptores | outcome increase - 2
        El 80 % de los usuarios completan el registro | outcome reach - 80
        Firmar 12 contratos con hospitales | outcome reach - 12
        Captar 500 clientes nuevos | outcome reach - 500
        Satisfacción de 4,2 (actualmente 3,8) | outcome increase 3.8 4.2
        Subir la tasa de conversión de X % a Y % | outcome increase - -
        Reducir a la mitad las quejas | outcome decrease - 0.5
        Disminuir el absentismo del 6 % al 4 % | outcome decrease 6 4
        Llevar el margen bruto al 25 % | outcome increase - 25
        Publicar 10 artículos en el blog | output reach - 10
        Realizar cinco talleres al mes | output reach - 5
        Lanzar el nuevo sitio web | output - - -
        Nuevo portal publicado | output - - -
        Formar al 100 % de los equipos | output reach - 100
        Contratar 4 ingenieras | output reach - 4
        Creación de 20 fichas prácticas | output reach - 20
        Redactar la guía de bienvenida | output - - -
        Desplegar la aplicación en 3 países | output reach - 3
        Obtener la certificación ISO 27001 | milestone - - -
        Hacer 15 entrevistas con clientes | output reach - 15
        Automatizar todos los informes mensuales | output reach - 100
        Reducir los costes y aumentar el margen del 20 % al 25 % | outcome increase 20 25
        ",
    );
}

#[test]
fn spanish_dates_units_and_faults() {
    deadlines(
        "es",
        "
        Alcanzar 500 suscriptores para finales de junio | para finales de junio 500
        Firmar 12 contratos antes del 30 de septiembre de 2026 | antes del 30 de septiembre de 2026 12
        Lanzar el sitio a más tardar el 1 de marzo | a más tardar el 1 de marzo -
        Subir el NPS a 50 antes de fin de año | antes de fin de año 50
        Abrir 2 oficinas este trimestre | este trimestre 2
        ",
    );
    units(
        "es",
        "
        Aumentar las ventas un 10 % | - % rel
        Más de 3 millones de euros de ingresos | more_than EUR
        Como máximo 2 s de tiempo de carga | at_most s
        Tiempo de respuesta inferior a 200 ms | less_than ms
        Al menos 3 ferias visitadas | at_least ferias
        Ganar 3 puntos porcentuales de cuota de mercado | - pp
        ",
    );
    objectives(
        "es",
        "
        Aumentar las ventas | outcome vague
        Mejorar la calidad | outcome vague
        Excelencia operativa | outcome vague
        Convertirnos en el referente de los talleres mecánicos | outcome
        Nuestros clientes adoran la nueva aplicación | outcome
        Implantar un nuevo CRM para las oficinas | output
        Rediseñar la página web de las escuelas | output
        Aumentar un 20 % las ventas de recambios | outcome number
        Duplicar las ventas de recambios | outcome number
        ",
    );
    vague(
        "es",
        "
        Mejorar la colaboración | vague
        Lanzar el nuevo portal | binary
        Reducir la tasa de rebote | named
        Bajar la tasa de rebote al 20 % | measurable
        ",
    );
}
