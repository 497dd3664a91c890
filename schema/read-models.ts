// A generator of Prisma: what api/src/reads must know of the models, as data. The client keeps it in private fields.
import helper from '@prisma/generator-helper';
import type { DMMF } from '@prisma/generator-helper';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

helper.generatorHandler({
	onManifest: () => ({ prettyName: 'models to read by', defaultOutput: 'models.ts' }),
	async onGenerate({ dmmf, generator }) {
		const file = generator.output?.value;
		if (!file) throw new Error('The generator of models to read by has no output.');
		const { models } = dmmf.datamodel;
		const described = Object.fromEntries(models.map((one) => [one.name, modelOf(one, models)]));
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `export const models = ${JSON.stringify(described)} as const;\n`);
	},
});

function modelOf(model: DMMF.Model, all: readonly DMMF.Model[]) {
	const id = model.fields.find(({ isId }) => isId)?.name;
	return {
		table: model.dbName ?? model.name,
		key: model.primaryKey?.fields ?? (id === undefined ? [] : [id]),
		unique: model.fields.filter(({ isId, isUnique }) => isId || isUnique).map(({ name }) => name),
		compound: Object.fromEntries(
			[...(model.primaryKey ? [model.primaryKey] : []), ...model.uniqueIndexes].map(
				({ name, fields }) => [name ?? fields.join('_'), fields],
			),
		),
		columns: Object.fromEntries(
			model.fields
				.filter(({ kind }) => kind !== 'object')
				.map((field) => [field.name, columnOf(field)]),
		),
		relations: Object.fromEntries(
			model.fields
				.filter(({ kind }) => kind === 'object')
				.map((field) => [field.name, relationOf(field, model, all)]),
		),
	};
}

function columnOf({ name, dbName, type, isRequired, isList, nativeType }: DMMF.Field) {
	return {
		column: dbName ?? name,
		type: nativeType?.[0] === 'Date' ? 'Date' : type,
		required: isRequired,
		list: isList,
	};
}

/** Both sides of a relation name the columns that join it; one of them alone has them written down. */
function relationOf(field: DMMF.Field, model: DMMF.Model, all: readonly DMMF.Model[]) {
	const { relationName, relationFromFields = [], relationToFields = [] } = field;
	const other = all
		.find(({ name }) => name === field.type)
		?.fields.find(
			(one) =>
				one.relationName === relationName && (one.name !== field.name || field.type !== model.name),
		);
	const owns = relationFromFields.length > 0;
	return {
		model: field.type,
		list: field.isList,
		required: field.isRequired,
		from: owns ? relationFromFields : (other?.relationToFields ?? []),
		to: owns ? relationToFields : (other?.relationFromFields ?? []),
	};
}
