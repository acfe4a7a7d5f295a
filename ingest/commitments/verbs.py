"""Verbs by what they do in a plan: begin an undertaking, or only foretell, or leave something that can be checked."""


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


# Base forms that items of plans and strategies begin with; collected from plans, strategies and action plans of police
# forces, councils and fire services, and closed by their near synonyms.
PLAN_VERBS = words(
    """
    abolish accelerate achieve acquire act adapt add address adopt advance advocate agree align allocate amplify
    analyse answer apologise apply appoint approve arrange arrest ask assess assign assist attend attract audit
    avoid award ban be beat become begin benchmark bid boost break bring build buy campaign cap carry catch
    celebrate challenge champion change channel check circulate clean close co-commission co-design co-fund
    co-locate co-ordinate co-produce collaborate collate collect combat combine come commission commit
    communicate compensate complete conduct confiscate confront connect consider consolidate construct consult
    contact continue contribute control convene coordinate crack create curb cut deal decommission decrease
    dedicate defend define delegate deliver demand demolish demonstrate deploy deprioritise design detect deter
    determine develop devise digitise direct disband discourage dismantle disrupt distribute divert do double
    draft drive drop earmark ease educate eliminate embed embrace employ empower enable encourage end endeavour
    endorse energise enforce engage enhance enlarge ensure equip eradicate establish evaluate examine exceed
    exclude expand expect expedite explain explore extend facilitate feed finalise finance find finish fit focus
    follow form formalise foster free fulfil fulfill fund gather generate get give go grow guarantee guide halt
    halve handle harness have help highlight hire hold honour host identify implement improve incentivise
    include incorporate increase influence inform initiate innovate insist inspect install instigate integrate
    intensify intercept intervene introduce invest investigate invite involve issue join keep launch lead learn
    leave let liaise limit link listen lobby localise look lower maintain make manage map maximise measure meet
    merge minimise mitigate mobilise modernise modify monitor move name negotiate net nominate notify nurture
    obtain offer open operate oppose optimise organise outlaw oversee own participate partner patrol pay
    penalise pilot place plan plant position prepare preserve press prevent prioritise procure produce progress
    prohibit promote propose prosecute protect prove provide publicise publish purchase pursue push put question
    raise rationalise re-establish re-open reach react realise reassess reassure rebalance rebuild recalibrate
    reclaim recognise recommission reconfigure reconsider reconvene record recover recruit recycle redeploy
    redesign redevelop redirect redouble reduce refer refine refocus reform refresh refurbish regenerate
    regulate rehabilitate reinforce reinstate reintroduce reinvest relaunch release relocate remain remove renew
    reopen reorganise repair repeal replace replicate report represent repurpose require research reshape resist
    resolve resource respect respond restore retain rethink retrofit reverse review revise revisit revitalise
    reward rid ring-fence ringfence roll run safeguard save scale scope scrap scrutinise secure seek seize sell
    send serve set shape share shift shorten show signpost simplify solve source speak speed spend stabilise
    stand standardise start stay steer stop streamline strengthen strive submit subsidise support suspend
    sustain tackle tailor take target teach test tighten track train transfer transform treat trial triple turn
    uncover undertake unify unite unlock update upgrade uphold upskill use utilise value visit watch weed
    welcome widen win withdraw work write
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

# And what names a thing with the noun behind it ("Arrest rates", "Release date"): it is a verb before "the", "every", a
# number, or those whom it is done to.
COMPOUNDING = words("arrest award fit hire honour issue patrol purchase release repeal research reverse scrap")
AFTER_VERBS = words(
    """
    any anyone at children more new offenders one people perpetrators some such suspects those two three four five six
    seven eight nine ten twelve twenty
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
    abolish allocate appoint benchmark build buy close commission complete construct create cut decommission
    decrease demolish deploy develop double draft eliminate employ establish expand extend fund give grow halve
    hire hold host implement improve increase install introduce launch lower map open pilot plant produce
    publish purchase re-open recommission recruit reduce refurbish reinstate relaunch remove reopen replace
    retrofit review ring-fence ringfence roll run scrap sell set submit train treble trial triple undertake
    update upgrade
    """
)
