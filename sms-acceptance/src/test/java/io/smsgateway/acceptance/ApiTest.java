package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Public API of the published modules")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final Set<String> KOTLIN_KEYWORDS = Set.of(
            "as",
            "break",
            "class",
            "continue",
            "do",
            "else",
            "false",
            "for",
            "fun",
            "if",
            "in",
            "interface",
            "is",
            "null",
            "object",
            "package",
            "return",
            "super",
            "this",
            "throw",
            "true",
            "try",
            "typealias",
            "typeof",
            "val",
            "var",
            "when",
            "while");

    private final List<TreePath> types = new ArrayList<>();
    private final List<TreePath> members = new ArrayList<>();
    private Sources sources;

    @BeforeAll
    void parse() {
        sources = Sources.ofPublishedModules();
        for (TreePath type : sources.types()) {
            if (isVisible(type)) {
                types.add(type);
                ((ClassTree) type.getLeaf())
                        .getMembers().stream()
                                .map(member -> new TreePath(type, member))
                                .filter(ApiTest::isVisible)
                                .forEach(members::add);
            }
        }
    }

    @Test
    void includesWhatCallersUse() {
        assertThat(types.stream().map(ApiTest::name)).contains("SmsGateway", "SmsClient", "Refusal");
        assertThat(members.stream().map(ApiTest::name)).contains("send", "builder", "INVALID_RECIPIENT");
    }

    @Test
    void everyTypeIsDocumented() {
        assertThat(undocumented(types))
                .as("add a Javadoc comment whose first sentence says what the type is")
                .isEmpty();
    }

    @Test
    void everyMethodIsDocumented() {
        assertThat(undocumented(members.stream()
                        .filter(member -> member.getLeaf() instanceof MethodTree method && needsJavadoc(member, method))
                        .toList()))
                .as("add a Javadoc comment whose first sentence says in the third person what the method does;"
                        + " excepted are @Override, record accessors and canonical constructors")
                .isEmpty();
    }

    @Test
    void everyEnumConstantIsDocumented() {
        assertThat(undocumented(members.stream().filter(ApiTest::isEnumConstant).toList()))
                .as("add a Javadoc comment whose first sentence says what the enum constant means")
                .isEmpty();
    }

    @Test
    void noMethodIsNamedByAHardKeywordOfKotlin() {
        assertThat(members.stream()
                        .filter(member ->
                                member.getLeaf() instanceof MethodTree && KOTLIN_KEYWORDS.contains(name(member)))
                        .map(this::describe))
                .as("choose another name: Kotlin callers have to put a hard keyword in backticks")
                .isEmpty();
    }

    private Stream<String> undocumented(List<TreePath> elements) {
        return elements.stream().filter(element -> !hasFirstSentence(element)).map(this::describe);
    }

    private boolean hasFirstSentence(TreePath element) {
        var comment = sources.trees().getDocCommentTree(element);
        return comment != null && !comment.getFirstSentence().isEmpty();
    }

    private String describe(TreePath element) {
        String name = name(element);
        return sources.place(element) + " " + (name.equals("<init>") ? name(element.getParentPath()) + "(…)" : name);
    }

    /** Whether an element and all types around it are public or protected; members of interfaces are public by default. */
    private static boolean isVisible(TreePath element) {
        TreePath around = element.getParentPath();
        if (around.getLeaf() instanceof CompilationUnitTree) {
            return isPublicOrProtected(modifiers(element.getLeaf()));
        }
        if (!(around.getLeaf() instanceof ClassTree type) || !isVisible(around)) {
            return false;
        }
        Set<Modifier> modifiers = modifiers(element.getLeaf());
        boolean publicByDefault = type.getKind() == Kind.INTERFACE || type.getKind() == Kind.ANNOTATION_TYPE;
        return isPublicOrProtected(modifiers) || (publicByDefault && !modifiers.contains(Modifier.PRIVATE));
    }

    private static boolean isPublicOrProtected(Set<Modifier> modifiers) {
        return modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
    }

    private static Set<Modifier> modifiers(Tree tree) {
        if (tree instanceof ClassTree type) {
            return type.getModifiers().getFlags();
        }
        if (tree instanceof MethodTree method) {
            return method.getModifiers().getFlags();
        }
        return tree instanceof VariableTree field ? field.getModifiers().getFlags() : Set.of();
    }

    private static String name(TreePath element) {
        Tree tree = element.getLeaf();
        if (tree instanceof ClassTree type) {
            return type.getSimpleName().toString();
        }
        return tree instanceof MethodTree method
                ? method.getName().toString()
                : ((VariableTree) tree).getName().toString();
    }

    private static boolean isEnumConstant(TreePath member) {
        return member.getLeaf() instanceof VariableTree field
                && member.getParentPath().getLeaf().getKind() == Kind.ENUM
                && field.getInitializer() instanceof NewClassTree
                && field.getType().toString().equals(name(member.getParentPath()));
    }

    private static boolean needsJavadoc(TreePath member, MethodTree method) {
        if (isOverride(method.getModifiers())) {
            return false;
        }
        ClassTree type = (ClassTree) member.getParentPath().getLeaf();
        return type.getKind() != Kind.RECORD || !isImplicitInRecord(components(type), method);
    }

    private static boolean isOverride(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** Whether a method is an accessor or the canonical constructor, which the record's comment describes by {@code @param}. */
    private static boolean isImplicitInRecord(List<VariableTree> components, MethodTree method) {
        if (method.getReturnType() == null) {
            return types(method.getParameters()).equals(types(components));
        }
        return method.getParameters().isEmpty()
                && components.stream().anyMatch(component -> component.getName().equals(method.getName()));
    }

    private static List<String> types(List<? extends VariableTree> variables) {
        return variables.stream().map(variable -> variable.getType().toString()).toList();
    }

    /** The parser represents the components of a record as its only fields that are not static. */
    private static List<VariableTree> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }
}
