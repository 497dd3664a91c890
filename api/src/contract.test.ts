import {
	buildSchema,
	findBreakingChanges,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isObjectType,
	isScalarType,
	isSpecifiedScalarType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printed, printedFile } from './print.ts';
import { schema } from './schema.ts';

const contract = buildSchema(
	readFileSync(new URL('../../schema/contract.graphql', import.meta.url), 'utf8'),
);

/** Parts of the contract that later work brings. A line is taken out when its part is there, and never put in. */
const stillToCome = {
	rootFields: ['feedback', 'feedbacks', 'caseFiles', 'caseStatistics', 'awardCycle'],
	mutations: 'submitFeedback replyToFeedback reportCase openCaseFile requestIdentityAccess'.split(
		' ',
	),
	types: [
		'RateLimitedError Subscription',
		'Feedback FeedbackKind FeedbackStatus FeedbackReply FeedbackFilter FeedbackConnection FeedbackEdge',
		'SubmitFeedbackInput SubmitFeedbackResult SubmitFeedbackSuccess',
		'ReplyToFeedbackInput ReplyToFeedbackResult ReplyToFeedbackSuccess',
		'ViolenceForm CaseStage RiskLevel CaseFile CaseFileFilter CaseFileConnection CaseFileEdge CaseCube CaseStatistics',
		'CellState StatisticsCell ReportCaseInput ReportCaseResult ReportCaseSuccess PersonInput Sex',
		'OpenCaseFileResult OpenCaseFileSuccess IdentityAccessInput IdentityAccessCategory RequestIdentityAccessResult',
		'RequestIdentityAccessSuccess',
		'AwardCycle AwardStatus AwardCategory AwardCategoryKind AwardResult',
	].flatMap((line) => line.split(' ')),
};

test('the SDL breaks the contract nowhere but in the parts that are still to come', () => {
	const expected = [
		...stillToCome.types.map((name) => `${name} was removed.`),
		...stillToCome.rootFields.map((name) => `Query.${name} was removed.`),
		...stillToCome.mutations.map((name) => `Mutation.${name} was removed.`),
	];
	const breaks = findBreakingChanges(contract, schema).map(({ description }) => description);
	expect(breaks.toSorted()).toEqual(expected.toSorted());
});

test('the printed SDL is the one that the program offers', () => {
	expect(readFileSync(printedFile, 'utf8')).toBe(printed());
});

test('every type, field, argument and enum value says what it is', () => {
	const silent: string[] = [];
	const check = (path: string, described: { description?: string | null }) => {
		if (!described.description || described.description.length < 5) silent.push(path);
	};
	for (const type of Object.values(schema.getTypeMap())) {
		if (type.name.startsWith('__') || (isScalarType(type) && isSpecifiedScalarType(type))) continue;
		check(type.name, type);
		if (isEnumType(type))
			for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
		if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
			for (const field of Object.values(type.getFields())) {
				check(`${type.name}.${field.name}`, field);
				if ('args' in field)
					for (const argument of field.args)
						check(`${type.name}.${field.name}(${argument.name})`, argument);
			}
	}
	expect(silent).toEqual([]);
});
