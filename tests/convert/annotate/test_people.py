"""People marked in a draft: spans, keys, and who is meant by a surname."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.organisations import annotate_organisations
from corpuskit.convert.annotate.people import annotate_people
from corpuskit.core.passages import Draft, Mark, Node, Passage

# Sentences of many subjects and languages with the names that they hold.
SENTENCES = [
    (
        "p",
        "Prime Minister Nguyen Van Thanh met Foreign Minister Ri Song-ho in Hanoi.",
        ["Nguyen Van Thanh", "Ri Song-ho"],
    ),
    (
        "p",
        "The agreement was drafted by Gabriela Ríos Montenegro and Luiz Inácio Prado da Silva.",
        ["Gabriela Ríos Montenegro", "Luiz Inácio Prado da Silva"],
    ),
    (
        "p",
        "Sheikh Hamad bin Khalifa al-Mansour said that oil would last.",
        ["Hamad bin Khalifa al-Mansour"],
    ),
    (
        "p",
        "Sheikh Tamim bin Sultan al-Mansour said so; Bin Sultan al-Mansour left.",
        ["Tamim bin Sultan al-Mansour", "Bin Sultan al-Mansour"],
    ),
    (
        "p",
        "According to Abdul Rahman Ghani, a former governor, the wells were dry.",
        ["Abdul Rahman Ghani"],
    ),
    (
        "p",
        "Defence Minister Pavel Sergeyevich Grinev told the Duma so.",
        ["Pavel Sergeyevich Grinev"],
    ),
    (
        "p",
        "The British negotiator, Sir Alistair Fenwick-Jones, resigned in May 1972.",
        ["Alistair Fenwick-Jones"],
    ),
    ("p", "In April Brazil sold coffee; in March Peru did.", []),
    ("p", "Maersk Line and the Ford Foundation helped; Port Stanley did not.", []),
    (
        "p",
        "The Washington Post and the Straits Times printed it. Operation Desert Shield began.",
        [],
    ),
    ("p", "The New England Journal of Medicine and Lloyd's Register agree.", []),
    (
        "p",
        "Black Sea Fleet sailors from Saint Petersburg and San Francisco arrived in Santa Cruz.",
        [],
    ),
    (
        "p",
        "Mrs. Thompson, who ran the shop, told Col. Thompson, her husband.",
        ["Thompson", "Thompson"],
    ),
    (
        "p",
        "General Manager Tom Baxter and Chief Engineer Olga Petrenko inspected Lake Victoria.",
        ["Tom Baxter", "Olga Petrenko"],
    ),
    (
        "p",
        "WHO Director-General Gro Lindqvist and UN envoy Lakhdar Benali flew to Geneva.",
        ["Gro Lindqvist", "Lakhdar Benali"],
    ),
    (
        "p",
        "Interior Minister Rauf Denizci's speech; Denizci later denied it.",
        ["Rauf Denizci", "Denizci"],
    ),
    (
        "p",
        "The historian Zsuzsa Kertész argues, as does Bertrand de la Tour, that wheat mattered.",
        ["Zsuzsa Kertész", "Bertrand de la Tour"],
    ),
    (
        "p",
        "Mexico's President Lázaro Cárdenas del Río nationalized oil.",
        ["Lázaro Cárdenas del Río"],
    ),
    (
        "p",
        "Kwabena Owusu-Ansah (Ghana Cocoa Board) and Ngozi Okafor-Bello spoke.",
        ["Kwabena Owusu-Ansah", "Ngozi Okafor-Bello"],
    ),
    ("p", "“We are poor,” said Mohamed Abdi, 34, a herder from Garissa.", ["Mohamed Abdi"]),
    (
        "p",
        "Thai fisherman Somchai Prasert and his wife, Malee, live at Ranong. Malee mends nets.",
        ["Somchai Prasert", "Malee", "Malee"],
    ),
    ("p", "The Treaty of Lausanne, the Hamilton Treaty and Murphy's Law are cited.", []),
    ("p", "Hurricane Mitch and Typhoon Haiyan struck; the Nobel Peace Prize went to nobody.", []),
    (
        "p",
        "The Marshall Plan, the Truman Doctrine and the Monroe Doctrine came from Washington.",
        [],
    ),
    (
        "p",
        "Ban Ki-ho, Secretary-General of the League, and Ernst-August von Thurn met in Vienna.",
        ["Ban Ki-ho", "Ernst-August von Thurn"],
    ),
    (
        "p",
        "Indonesia's President Suwarno and Malaysia's Tunku Ismail signed.",
        ["Suwarno", "Ismail"],
    ),
    ("p", "U Thein Maung of Burma and Daw Khin Myo left.", ["Thein Maung", "Khin Myo"]),
    (
        "p",
        "Boris Ivanovich Sokolov, K. N. Orlova and Dr Anneliese Vogt edited it.",
        ["Boris Ivanovich Sokolov", "K. N. Orlova", "Anneliese Vogt"],
    ),
    ("p", "Queen Victoria Street lies behind Victoria Station, near King's Cross.", []),
    ("p", "Christmas Island, Easter Island and Pitcairn belong to nobody named here.", []),
    (
        "p",
        "Central Bank Governor Elvira Sadykova raised rates. Sadykova’s deputy agreed.",
        ["Elvira Sadykova", "Sadykova"],
    ),
    (
        "p",
        "Ambassador Ólafur Jónsson and Commodore Þór Einarsson cut the nets.",
        ["Ólafur Jónsson", "Þór Einarsson"],
    ),
    (
        "p",
        "Justice Minister Şükrü Kaplanoğlu, Ivo Šimić and Łukasz Żak were there.",
        ["Şükrü Kaplanoğlu", "Ivo Šimić", "Łukasz Żak"],
    ),
    (
        "p",
        "The Gulf of Tonkin Resolution; Cape Verde; the Horn of Africa; Costa Rica; Sierra Leone.",
        [],
    ),
    ("p", "Members of Parliament voted on Good Friday. Parliament met on Boxing Day.", []),
    (
        "p",
        "The Quaker Samuel Gurney Hoare and Elizabeth Fry visited Newgate Prison.",
        ["Samuel Gurney Hoare", "Elizabeth Fry"],
    ),
    ("p", "Rio Tinto, Royal Dutch Shell, Deutsche Bank and Banco Santander invested.", []),
    ("p", "Nelson Mandela Bay and Robert Moses Parkway are places.", []),
    (
        "p",
        "He cites Keynes and Friedman. John Maynard Keynes wrote in 1936; Milton Friedman in 1962.",
        ["Keynes", "Friedman", "John Maynard Keynes", "Milton Friedman"],
    ),
    (
        "note",
        "A. Smith and B. Jones, ‘Cod’, in C. D. Brown and E. Green (eds), *Fish* (London, 1990), p. 3.",
        ["A. Smith", "B. Jones", "C. D. Brown", "E. Green"],
    ),
    (
        "note",
        "Hans-Peter Lang, Die Flotte (Kiel, 1971), 33; Jean-Luc Rémy, La mer (Paris, 1980).",
        ["Hans-Peter Lang", "Jean-Luc Rémy"],
    ),
    (
        "note",
        "See Wolfgang Ischen, “Oil,” Energy Review 3 (1990): 4; and Ischen, “Gas,” 7.",
        ["Wolfgang Ischen", "Ischen"],
    ),
    (
        "note",
        "Al-Rashid, M., van den Berg, K. and O'Neill, T. P., ‘Water’, Hydrology, vol. 3.",
        ["Al-Rashid, M.", "van den Berg, K.", "O'Neill, T. P."],
    ),
    (
        "note",
        "Interview with Ahmed Kassim, Mombasa, 3 May 1999. Letter of John Kirk to Lord Derby, 1873.",
        ["Ahmed Kassim", "John Kirk", "Derby"],
    ),
    (
        "note",
        "Smith to Jones, 4 May 1873, FO 84/1374; UNHCR, Global Trends (Geneva, 2001).",
        ["Smith", "Jones"],
    ),
    ("note", "Geneva to London, 4 May 1973; UNHCR to Ottawa, 5 May 1973.", []),
    (
        "note",
        "Okonkwo, C. (ed.), Oil and Politics (Heinemann: London, 1981); Kim, S.-H. and Lee, J. Y., 'Ships', Korea Journal.",
        ["Okonkwo, C.", "Kim, S.-H.", "Lee, J. Y."],
    ),
    (
        "note",
        "Garcia Marquez, P., trans. by Edith Grossmann, Nets (New York: Knopf, 1988).",
        ["Garcia Marquez, P.", "Edith Grossmann"],
    ),
    (
        "note",
        "Margaret Wanjiru Kamau et al., “Malaria in the Highlands,” The Lancet 350 (1997).",
        ["Margaret Wanjiru Kamau"],
    ),
    (
        "note",
        "Cf. Yu. A. Zhukov, Rybnoe khoziaistvo (Moscow: Nauka, 1980); Ye. Petrova, ibid.",
        ["Yu. A. Zhukov", "Ye. Petrova"],
    ),
    (
        "note",
        "Statement by H.E. Mr. Carlos Romero-Vega, A/C.1/52/PV.3; U.S. Congress, S. Rept. 96-4; H. Con. Res. 83.",
        ["Carlos Romero-Vega"],
    ),
    ("head", "The Rise of Cotton Mills in New England", []),
    ("byline", "Maria-Luisa Ferrer, Deputy Director, World Bank", ["Maria-Luisa Ferrer"]),
    ("byline", "Dr. Hans MÜLLER and Prof. Li Wen", ["Hans MÜLLER", "Li Wen"]),
    (
        "p",
        "Fisheries Minister Arni Mathiesen and EU Commissioner Franz Fischler signed in Brussels.",
        ["Arni Mathiesen", "Franz Fischler"],
    ),
    (
        "p",
        "The dam was designed by the engineer Marcello Conti; Conti's drawings survive.",
        ["Marcello Conti", "Conti"],
    ),
    (
        "p",
        "Oxfam’s Jasmine Burnley called the plan weak. Burnley is leaving.",
        ["Jasmine Burnley", "Burnley"],
    ),
    (
        "p",
        "In 1994 Colonel Théoneste Mugabo and Captain Innocent Habyara fled to Goma.",
        ["Théoneste Mugabo", "Innocent Habyara"],
    ),
    (
        "p",
        "The Lord Mayor, the Chief Justice and the Attorney General dined at Government House.",
        [],
    ),
    (
        "p",
        "Russian Deputy Foreign Minister Georgy Mamedov and Strobe Talbott agreed on START II.",
        ["Georgy Mamedov", "Strobe Talbott"],
    ),
    (
        "p",
        "Price controls ended on Labour Day; the Consumer Price Index rose, said the Bank of Thailand.",
        [],
    ),
    (
        "p",
        "President Carlos Andrés Pérez of Venezuela and Mr Pérez's successor, Rafael Caldera, raised prices.",
        ["Carlos Andrés Pérez", "Pérez", "Rafael Caldera"],
    ),
    ("p", "The Suez Canal Company, Standard Oil of New Jersey, and Anglo-Iranian Oil lost.", []),
    (
        "p",
        "Thatcher and Gorbachev met in London. Margaret Thatcher liked Mikhail Gorbachev.",
        ["Thatcher", "Gorbachev", "Margaret Thatcher", "Mikhail Gorbachev"],
    ),
    ("p", "Lake Turkana, Mount Kenya, Victoria Falls and the Albert Nile shrink.", []),
    ("p", "Under the Kyoto Protocol and the Basel Convention, Annex I Parties report.", []),
    (
        "p",
        "ECOWAS chairman Alpha Oumar Konaré and Abdulsalami Abubakar spoke.",
        ["Alpha Oumar Konaré", "Abdulsalami Abubakar"],
    ),
    (
        "p",
        "Van der Linden was furious. Pieter van der Linden left the room.",
        ["Van der Linden", "Pieter van der Linden"],
    ),
    (
        "p",
        "De Soto insists on titles; Hernando de Soto is from Lima.",
        ["De Soto", "Hernando de Soto"],
    ),
    (
        "p",
        "Foreign Secretary Douglas Hurd met Indian Prime Minister P. V. Narasimha Rao.",
        ["Douglas Hurd", "P. V. Narasimha Rao"],
    ),
    (
        "p",
        "MacDonald’s account differs from O’Neill’s. Fiona MacDonald and Brian O’Neill disagree.",
        ["MacDonald", "O’Neill", "Fiona MacDonald", "Brian O’Neill"],
    ),
    (
        "note",
        "D. Victor, K. Raustiala and E. Skolnikoff (eds), The Implementation (MIT Press, 1998).",
        ["D. Victor", "K. Raustiala", "E. Skolnikoff"],
    ),
    (
        "note",
        "J. Goldblat, Arms Control: A Guide (PRIO: Oslo, 1994), pp. 3–7. See also Goldblat (note 3).",
        ["J. Goldblat", "Goldblat"],
    ),
    ("note", "Author’s interview with Maj.-Gen. Roy Thomas, Ottawa, 2 May 1996.", ["Roy Thomas"]),
    (
        "note",
        "Quoted in Patrick E. Tyler, ‘U.S. strategy’, New York Times, 8 Mar. 1992, p. A1.",
        ["Patrick E. Tyler"],
    ),
    (
        "note",
        "United Nations, Report of the Secretary-General, S/1994/1; Xinhua, 3 May 1990; The Hindu, 4 May.",
        [],
    ),
    (
        "note",
        "Lee Kuan Yew, From Third World to First (Singapore, 2000), 55; Goh Keng Swee, ibid.",
        ["Lee Kuan Yew", "Goh Keng Swee"],
    ),
    (
        "note",
        "Hansen, S. (1999) ‘Nets’, Marine Policy 4; Smith, P.J. and Al-Hadid, R. (2001).",
        ["Hansen, S.", "Smith, P.J.", "Al-Hadid, R."],
    ),
]


def _people(*passages: Passage, authors: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    draft = Draft("d", passages, Node("text", tuple(p.number for p in passages)))
    done = annotate_people(draft, Context(authors=authors))
    return [
        (p.chars[m.start : m.end], m.get("key"))
        for p in done.passages
        for m in p.marks
        if m.tag == "persName"
    ]


def _in_text(*texts: str) -> list[tuple[str, str | None]]:
    return _people(*(Passage(n, "p", text) for n, text in enumerate(texts)))


def test_a_surname_is_known_wherever_the_full_name_stands() -> None:
    assert _in_text("Odhiambo counted them.", "The nurse Amina Odhiambo had a boat.") == [
        ("Odhiambo", "Amina Odhiambo"),
        ("Amina Odhiambo", "Amina Odhiambo"),
    ]


def test_note_and_text_share_the_key() -> None:
    assert _people(
        Passage(0, "p", "Irina Lind measured ice.", (Mark(6, 6, "note", (), 1),)),
        Passage(1, "note", "Lind, I., ‘Ice’, Polar Notes, vol. 3.", host=0),
    ) == [("Irina Lind", "Irina Lind"), ("Lind, I.", "Irina Lind")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "General Paul Okafor and Grace Okafor came. Mrs Okafor sang. General Okafor slept.",
            ["Paul Okafor", "Grace Okafor", "Grace Okafor", "Paul Okafor"],
        ),
        (
            "Ole Dahl and his daughter Siri Dahl fish. Dahl mended her nets.",
            ["Ole Dahl", "Siri Dahl", "Siri Dahl"],
        ),
        (
            "Ana Sousa spoke. Then Rui Sousa spoke. Sousa was booed.",
            ["Ana Sousa", "Rui Sousa", "Rui Sousa"],
        ),
        (
            "Hugo Solano Reyes sold tin. Solano bought it, and Solano Reyes lost.",
            ["Hugo Solano Reyes"] * 3,
        ),
        ("Admiral Kim Tae-jun and Kim Soo-ah; Admiral Kim left.", ["Kim Tae-jun", "Kim Soo-ah"]),
        ("Pyotr Zhukoff, a pilot, said no. P. Zhukov agreed.", ["Pyotr Zhukoff"] * 2),
        ("His wife, Malee, sells fish. Malee and the children cut it.", ["Malee", "Malee"]),
    ],
)
def test_who_is_meant(text: str, keys: list[str]) -> None:
    found = [key for _, key in _in_text(text)]
    assert found[: len(keys)] == keys
    if "Admiral" in text:
        assert found[-1] == "Kim Tae-jun"


@pytest.mark.parametrize(
    "text",
    [
        "The Grand Assembly met. Both Houses voted, and Summer Games began.",
        "It lay at Port Hollis, a mile from Cape Farrow.",
        "The Lincoln Assassination was an assassination like others.",
        "See https://example.org/documents/Washington/05.",
        "They met in Washington and flew to Santa Rosa.",
    ],
)
def test_nobody(text: str) -> None:
    assert not _in_text(text)


def test_a_ship_in_italics_is_nobody() -> None:
    text = "The trawler Maria Celeste sank."
    assert not _people(Passage(0, "p", text, (Mark(12, 25, "hi"),)))
    assert _people(Passage(0, "p", "Maria Celeste sank, said Ana Sousa.", (Mark(0, 35, "hi"),)))


def test_other_marks_are_respected() -> None:
    text = "The Hamilton Accord and Ana Sousa"
    assert _people(Passage(0, "p", text, (Mark(24, 33, "orgName"),))) == []
    assert _people(
        Passage(0, "note", "Ana Sousa, Life of Rui Sá, 3.", (Mark(11, 25, "title"),))
    ) == [("Ana Sousa", "Ana Sousa")]


def test_headings_name_those_whom_the_text_names() -> None:
    assert _people(
        Passage(0, "head", "Anders Holm and the Grand Market Dispute"),
        Passage(1, "head", "Victor Harvest"),
        Passage(2, "p", "The lawyer Anders Holm left."),
    ) == [("Anders Holm", "Anders Holm"), ("Anders Holm", "Anders Holm")]


def test_author_line_and_context() -> None:
    assert _people(
        Passage(0, "byline", "By Dr. ANA SOUSA and Rui Sá"), Passage(1, "p", "Sousa doubts it.")
    ) == [("ANA SOUSA", "Ana Sousa"), ("Rui Sá", "Rui Sá"), ("Sousa", "Ana Sousa")]
    assert _people(Passage(0, "p", "Tembo is wrong."), authors=("Joy Tembo",)) == [
        ("Tembo", "Joy Tembo")
    ]


def test_authors_of_cited_works_with_unknown_given_names() -> None:
    text = "Qwelan Zdrok, Salt and Sea (Brno, 1971), 4."
    marks = (Mark(0, 42, "bibl"), Mark(14, 26, "title"))
    assert _people(Passage(0, "note", text, marks)) == [("Qwelan Zdrok", "Qwelan Zdrok")]


@settings(max_examples=60)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("AnaLim, J.M’sthe \n\u200fofRui"), max_size=80), max_size=5
    )
)
def test_marks_lie_inside_and_apart(texts: list[str]) -> None:
    kinds = ("p", "note", "head", "byline", "p")
    passages = tuple(Passage(n, kinds[n], text) for n, text in enumerate(texts))
    draft = Draft("d", passages, Node("text", tuple(range(len(texts)))))
    for passage in annotate_people(draft, Context()).passages:
        at = 0
        for mark in sorted(passage.marks, key=lambda m: m.start):
            assert at <= mark.start < mark.end <= len(passage.chars)
            assert mark.get("key")
            at = mark.end


@pytest.mark.parametrize(("kind", "text", "names"), SENTENCES)
def test_sentences(kind: str, text: str, names: list[str]) -> None:
    draft = annotate_organisations(
        Draft("d", (Passage(0, kind, text),), Node("text", (0,))), Context()
    )
    marks = annotate_people(draft, Context()).passages[0].marks
    assert [text[m.start : m.end] for m in marks if m.tag == "persName"] == names


MORE = [
    ("p", "Hurt, A. M. 1971. On Cod. Bergen: Nord.", ["Hurt, A. M."]),
    (
        "p",
        "Osei, Kwabena, Dietz, U., and Mark Tully 2003, Rivers, Accra: Volta.",
        ["Osei, Kwabena", "Dietz, U.", "Mark Tully"],
    ),
    (
        "p",
        "It rose (Wendt et al. 1999; cf. van Oss and Dietz 2003: 7).",
        ["Wendt", "van Oss", "Dietz"],
    ),
    ("p", "It was built at Helsingborg (1975) and rebuilt (Utrecht 1981).", []),
    ("note", "NA, FO 78/1, Quill to Osgood, 3 Mar. 1851.", ["Quill", "Osgood"]),
    ("p", "Exercise Amber Grace followed, and the trawler Anna Karin sank.", []),
    (
        "p",
        "Mehmed Salih Pasha slept; Alexander I himself had come.",
        ["Mehmed Salih", "Alexander I"],
    ),
    (
        "p",
        "Varga Erzsébet and Kuroda Kenji left with Jan Maat.",
        ["Varga Erzsébet", "Kuroda Kenji", "Jan Maat"],
    ),
    (
        "p",
        "A welder called Budiman left. Wartono, a bosun from Solo, stayed.",
        ["Budiman", "Wartono"],
    ),
    ("p", "“No,” said Ekdahl, who knew. Trudeau’s father laughed.", ["Ekdahl", "Trudeau"]),
    ("p", "Lukoil, whose pipes leak, and the head of Hansa, who left, said no.", []),
    ("p", "Sinking in Kursk Pavel Drozd wrote it.", ["Pavel Drozd"]),
]


@pytest.mark.parametrize(("kind", "text", "names"), MORE)
def test_by_form_and_by_calling(kind: str, text: str, names: list[str]) -> None:
    assert [words for words, _ in _people(Passage(0, kind, text))] == names


def test_author_lines_behind_the_title() -> None:
    title = Passage(0, "docTitle", "Counting Ships")
    line = "By Ilse Brandt-Okoro in Port Vila and Ryu Min-ho in Jeju"
    assert [w for w, _ in _people(title, Passage(1, "titlePart", line))] == [
        "Ilse Brandt-Okoro",
        "Ryu Min-ho",
    ]
    capitals = Passage(1, "titlePart", "ILSE BRANDT AND VERA P. STANG")
    assert [w for w, _ in _people(title, capitals)] == ["ILSE BRANDT", "VERA P. STANG"]
    assert not _people(title, Passage(1, "titlePart", "Ships and Men, Grain and War"))


def test_shorter_forms_of_a_name() -> None:
    keys = [
        key
        for _, key in _people(
            Passage(0, "p", "Ana Vieira dos Anjos met Otto von Stang. Vieira and Stang agreed.")
        )
    ]
    assert keys == [
        "Ana Vieira dos Anjos",
        "Otto von Stang",
        "Ana Vieira dos Anjos",
        "Otto von Stang",
    ]


def test_a_relative_named_in_a_clause_is_not_meant_later() -> None:
    text = "Rui Brandt, whose uncle Olaf Brandt was deaf, spoke. The others heard nothing, Brandt says."
    assert _people(Passage(0, "p", text))[-1] == ("Brandt", "Rui Brandt")


def test_a_guessed_title_hides_no_titled_name() -> None:
    text = "the mission report by Mr. W. ter Horst of 2 May 1998"
    assert _people(Passage(0, "note", text, (Mark(0, 45, "title"),))) == [
        ("W. ter Horst", "W. ter Horst")
    ]
