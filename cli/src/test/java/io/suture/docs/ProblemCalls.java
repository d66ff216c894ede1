// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every {@link ProblemCall} of the sources, read by the Java compiler's own parser. */
final class ProblemCalls extends TreeScanner<Void, Void> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+");
    /** Names of algorithms and the like look like codes. */
    private static final Pattern NOT_A_CODE = Pattern.compile("(SHA|UTF|ISO|WINDOWS|RFC|AES)-.*");

    private final List<ProblemCall> found = new ArrayList<>();

    static List<ProblemCall> in(List<Path> sourceFolders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : sourceFolders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(f -> f.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ProblemCalls calls = new ProblemCalls();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                calls.scan(unit, null);
            }
        }
        return calls.found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        note(lastName(call.getMethodSelect()), call.getArguments());
        return super.visitMethodInvocation(call, nothing);
    }

    /** Constants of enums are such, too: their type is the enum. */
    @Override
    public Void visitNewClass(NewClassTree created, Void nothing) {
        note(lastName(created.getIdentifier()), created.getArguments());
        return super.visitNewClass(created, nothing);
    }

    private void note(String callee, List<? extends ExpressionTree> arguments) {
        if (arguments.isEmpty() || !isCode(text(arguments.getFirst()))) {
            return;
        }
        List<String> texts = arguments.stream()
                .skip(1)
                .filter(argument -> ProblemCall.FACTORIES.contains(callee) || isText(argument))
                .map(ProblemCalls::text)
                .toList();
        found.add(new ProblemCall(text(arguments.getFirst()), callee, texts));
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches() && !NOT_A_CODE.matcher(text).matches();
    }

    private static String lastName(Tree tree) {
        return switch (tree) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree identifier -> identifier.getName().toString();
            default -> "";
        };
    }

    private static boolean isText(Tree tree) {
        return switch (tree) {
            case LiteralTree literal -> literal.getValue() instanceof String;
            case ParenthesizedTree parenthesized -> isText(parenthesized.getExpression());
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> isText(sum.getLeftOperand()) || isText(sum.getRightOperand());
            default -> false;
        };
    }

    private static String text(Tree tree) {
        return switch (tree) {
            case LiteralTree literal -> String.valueOf(literal.getValue());
            case ParenthesizedTree parenthesized -> text(parenthesized.getExpression());
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
            default -> ProblemCall.UNKNOWN;
        };
    }
}
