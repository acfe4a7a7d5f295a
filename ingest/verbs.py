"""Verbs by what they do in a plan: begin an undertaking, or only foretell, or leave something that can be checked."""


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


# Base forms that items of plans and strategies begin with; collected from plans, strategies and action plans of police
# forces, councils and fire services, and closed by their near synonyms.
PLAN_VERBS = words(
    """
    accelerate achieve act adapt add address adopt advance advocate agree align allocate amplify analyse apply
    appoint approve ask assess assign assist attract audit avoid ban be beat become begin benchmark bid boost
    break bring build campaign cap carry catch celebrate challenge champion change channel check clean close
    co-design co-locate co-ordinate collaborate collate combat combine come commission commit communicate
    complete conduct connect consider consolidate construct consult contact continue contribute control convene
    coordinate crack create curb cut deal decrease defend define deliver demand demonstrate deploy deprioritise
    design detect deter determine develop devise digitise direct discourage disrupt distribute divert do double
    draft drive drop ease educate eliminate embed embrace empower enable encourage end endeavour energise
    enforce engage enhance enlarge ensure equip eradicate establish evaluate examine exceed expand expect
    explain explore extend facilitate feed finalise finance find finish focus follow form formalise foster free
    fulfil fulfill fund gather generate get give go grow guarantee guide halve handle have help highlight hold
    host identify implement improve include incorporate increase influence inform initiate innovate insist
    inspect install instigate integrate intensify intervene introduce invest investigate invite involve join
    keep launch lead learn leave let limit link listen lobby localise look lower maintain make manage map
    maximise measure meet minimise mitigate mobilise modernise monitor move name negotiate net nurture obtain
    offer open operate oppose optimise organise oversee own participate partner pay pilot place plan plant
    position prepare preserve press prevent prioritise procure produce progress prohibit promote propose
    prosecute protect prove provide publicise publish pursue push put question raise rationalise re-establish
    reach react realise rebuild recognise record recover recruit recycle redesign redevelop reduce refer refine
    refocus reform refresh refurbish regenerate regulate reinforce reintroduce reinvest relocate remain remove
    renew repair replace report represent require resist resolve resource respect respond restore retain rethink
    retrofit review revise reward rid roll run safeguard save scale scope scrutinise secure seek seize sell send
    serve set shape share shift show simplify source speak speed spend stabilise stand standardise start stay
    steer stop streamline strengthen strive submit support sustain tackle take target teach test track train
    transfer transform treat trial triple turn uncover undertake unite update upgrade uphold upskill use utilise
    value visit watch weed welcome widen win work write
    """
)

# Of these, what begins a noun phrase as often ("Support to victims", "Increase in confidence").
NOUNS_TOO = words(
    """
    access address audit benchmark bid campaign challenge change check contact control cut decrease demand
    design double drive end feed focus form fund go grow guide help host impact increase influence invest lead
    lobby look map measure move name net offer own pay pilot place plan plant position press progress question
    raise reach record recover report require rescue resource respect review reward run scale scope share shift
    show source speed stand start stop support target test track train transfer treat trial turn update upgrade
    use value visit watch welcome work
    """
)

# After "will" these tell what is going to be the case, even where a person or body is the subject.
FORETELLING = words(
    """
    become benefit comprise concern consist contain cost depend differ exist experience face fall feel get hinge
    include know lose matter mean need occur receive require result rise see struggle suffer tend vary
    """
)

# What these leave can be looked at when the time has come: a thing, a number, an event.
CHECKABLE = words(
    """
    allocate appoint benchmark build close commission complete construct create cut decrease deploy develop
    double draft eliminate employ establish expand extend fund give grow halve hold host implement improve
    increase install introduce launch lower map open pilot plant produce publish purchase recruit reduce
    refurbish remove replace retrofit review roll run sell set submit train treble trial triple undertake update
    upgrade
    """
)
